import { addressOf, fetchFile } from '@weipian/api'
import type { PatchQuery } from './filter'

/** What is seen – filter, order and columns – as a file the server makes: masked, logged, harmless to spreadsheets. */
export async function saveSeen(filter: PatchQuery, shown: string[], sort: string, desc: boolean, format: 'xlsx' | 'csv') {
  const response = await fetchFile(addressOf('exportSeen', { query: { ...filter, sort, desc, columns: shown.join(','), format } }))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = `图斑台账-${filter.year}.${format}`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
