import { Refusal } from '@weipian/api'
import { ref, type Ref } from 'vue'

/** Something fetched, with what to show while it is not there. The newest question wins; older answers are dropped. */
export interface Loading<T> {
  data: Ref<T | undefined>
  state: Ref<'loading' | 'ready' | 'error' | 'denied'>
  problem: Ref<string>
  run: (ask?: () => Promise<T>) => Promise<void>
}

export function useLoading<T>(first: () => Promise<T>): Loading<T> {
  const data = ref<T>() as Ref<T | undefined>
  const state = ref<'loading' | 'ready' | 'error' | 'denied'>('loading')
  const problem = ref('')
  let turn = 0
  async function run(ask: () => Promise<T> = first) {
    const mine = ++turn
    state.value = 'loading'
    try {
      const answer = await ask()
      if (mine !== turn) return
      data.value = answer
      state.value = 'ready'
    } catch (error) {
      if (mine !== turn || (error instanceof DOMException && error.name === 'AbortError')) return
      problem.value = error instanceof Refusal ? error.lines.join(';') : String(error)
      state.value = error instanceof Refusal && error.status === 403 ? 'denied' : 'error'
    }
  }
  return { data, state, problem, run }
}
