import type { Operations } from '@weipian/api'
import { computed } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { session } from '../session/session'

export type PatchQuery = Operations['listPatches']['query']
export const filterNames = ['line', 'q', 'state', 'code', 'town', 'stage', 'batch', 'visited', 'status', 'bbox', 'unsigned', 'contested'] as const
export type FilterName = (typeof filterNames)[number]

/** The filter of the register lives in the address: a view can be kept as a bookmark and sent to a colleague. */
export function usePatchFilter() {
  const route = useRoute()
  const router = useRouter()
  const filter = computed<PatchQuery>(() => {
    const query: Record<string, unknown> = { year: session.year }
    for (const name of filterNames) if (typeof route.query[name] === 'string' && route.query[name]) query[name] = route.query[name]
    return query as unknown as PatchQuery
  })
  function set(changes: Partial<Record<FilterName, string | undefined>>) {
    const query: Record<string, string> = {}
    for (const [name, value] of Object.entries({ ...route.query, ...changes })) if (typeof value === 'string' && value) query[name] = value
    void router.replace({ query })
  }
  return { filter, set }
}

/** The filter as a query text, for tiles and exports. */
export function queryOf(filter: PatchQuery): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value !== undefined && value !== '') query.set(name, String(value))
  return query.toString()
}

/** Columns of the register that may be chosen. */
export const columns = [
  { key: 'number', title: '图斑编号', width: 134, sort: 'number' },
  { key: 'line', title: '类别', width: 44 },
  { key: 'text', title: '判定', width: 146, sort: 'code' },
  { key: 'state', title: '状态', width: 60, sort: 'state' },
  { key: 'town_name', title: '乡镇', width: 74, sort: 'town' },
  { key: 'area_mu', title: '面积(亩)', width: 80, sort: 'area_m2', num: true },
  { key: 'farmland_mu', title: '耕地(亩)', width: 80, sort: 'farmland_m2', num: true },
  { key: 'permanent_mu', title: '基本农田(亩)', width: 104, sort: 'permanent_m2', num: true },
  { key: 'area_m2', title: '面积(㎡)', width: 110, sort: 'area_m2', num: true },
  { key: 'visited', title: '核查', width: 46 },
  { key: 'stage', title: '办理阶段', width: 90, sort: 'stage' },
  { key: 'batch', title: '批次', width: 62, sort: 'batch', num: true },
  { key: 'status', title: '图斑状态', width: 90 },
  { key: 'id', title: '标识', width: 120 },
] as const

export const usualColumns = ['number', 'line', 'text', 'state', 'town_name', 'area_mu', 'farmland_mu', 'visited', 'stage']
