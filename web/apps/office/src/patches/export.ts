import { call, type PatchLine } from '@weipian/api'
import { lineName, m2, mu, statusName } from '../words/words'
import { columns, type PatchQuery } from './filter'

const Page = 1000

/** A cell that a spreadsheet would take for a formula is written as text. */
export function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?[\d,.]+$/.test(text) ? `'${text}` : text
  return /[",\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function value(line: PatchLine, key: string): string {
  switch (key) {
    case 'line': return lineName(line.line)
    case 'area_mu': return mu(line.area_m2).replaceAll(',', '')
    case 'area_m2': return m2(line.area_m2).replaceAll(',', '')
    case 'visited': return line.visited ? '已核' : '未核'
    case 'status': return statusName(line.status)
    default: return String((line as unknown as Record<string, unknown>)[key] ?? '')
  }
}

/** What is seen – filter, order and columns – as a CSV that a spreadsheet opens, with the words of caution on it. */
export async function saveSeen(filter: PatchQuery, shown: string[], sort: string, desc: boolean) {
  const active = columns.filter((one) => shown.includes(one.key))
  const rows = [active.map((one) => one.title), ...(await all(filter, sort, desc)).map((line) => active.map((one) => value(line, one.key)))]
  rows.push(['注:图斑为线索,“疑似”未经核实不得作为处罚依据'])
  const file = new Blob(['\uFEFF' + rows.map((row) => row.map(cell).join(',')).join('\r\n') + '\r\n'], { type: 'text/csv;charset=utf-8' })
  const link = document.createElement('a')
  link.href = URL.createObjectURL(file)
  link.download = `图斑台账-${filter.year}.csv`
  link.click()
  URL.revokeObjectURL(link.href)
}

async function all(filter: PatchQuery, sort: string, desc: boolean): Promise<PatchLine[]> {
  const lines: PatchLine[] = []
  for (;;) {
    const page = await call('listPatches', { query: { ...filter, sort, desc, skip: lines.length, take: Page } })
    lines.push(...page.items)
    if (!page.items.length || lines.length >= page.total) return lines
  }
}
