import { call, Refusal, type PatchDetail } from '@weipian/api'
import { ref, watch, type Ref } from 'vue'
import type { PatchQuery } from '../patches/filter'

const Size = 300

/** The patches waiting at the desk, under the filter of the address; the next ones are fetched before they are asked for. */
export function useQueue(filter: Ref<PatchQuery>) {
  const ids = ref<string[]>([])
  const total = ref(0)
  const state = ref<'loading' | 'ready' | 'error'>('loading')
  const problem = ref('')
  const kept = new Map<string, Promise<PatchDetail>>()

  async function load() {
    state.value = 'loading'
    try {
      const chosen = Object.keys(filter.value).some((name) => name !== 'year')
      const page = await call('listPatches', { query: { ...filter.value, ...(chosen ? {} : { state: '待结论,意见不一' }), take: Size } })
      ids.value = page.items.map((line) => line.id)
      total.value = page.total
      state.value = 'ready'
    } catch (error) {
      problem.value = error instanceof Refusal ? error.message : String(error)
      state.value = 'error'
    }
  }
  function detail(id: string, afresh = false): Promise<PatchDetail> {
    if (afresh) kept.delete(id)
    let known = kept.get(id)
    if (!known) {
      known = call('getPatch', { path: { id } })
      known.catch(() => kept.delete(id))
      kept.set(id, known)
      if (kept.size > 40) kept.delete(kept.keys().next().value!)
    }
    return known
  }
  function ahead(at: number) {
    for (const id of ids.value.slice(at + 1, at + 3)) void detail(id).catch(() => undefined)
  }
  function drop(id: string) {
    kept.delete(id)
    ids.value = ids.value.filter((one) => one !== id)
    total.value--
  }
  watch(filter, (now, before) => { if (JSON.stringify(now) !== JSON.stringify(before)) void load() })
  return { ids, total, state, problem, load, detail, ahead, drop }
}
