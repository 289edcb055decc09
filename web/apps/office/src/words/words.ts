/** A word of law keeps its colour on every screen: suspected, lead and found are never shown alike. */
export type Tone = 'suspected' | 'lead' | 'found' | 'lawful' | 'open' | 'wait'

/** Tone of a verdict's words. A patch is a lead until somebody has verified it on the ground. */
export function toneOf(text: string): Tone {
  if (!text || text === '未判定') return 'open'
  if (text.startsWith('拆分') || text.includes('移交')) return 'lead'
  if (text.includes('待') || text.includes('不明') || text.includes('存疑')) return 'wait'
  if (text.startsWith('疑似') || text.includes('疑似')) return 'suspected'
  if (text.includes('违法') || text.includes('越界') || text.includes('无证')) return 'suspected'
  if (text.includes('合法') || text.includes('批准')) return 'lawful'
  if (text.includes('线索') || text.includes('拆分') || text.includes('混合')) return 'lead'
  return 'open'
}

/** Map colours by tone, as stroke and half-open fill. */
export const toneColours: Record<Tone, [string, string]> = {
  suspected: ['#b45f06', 'rgba(240,150,40,.35)'],
  lead: ['#3f4f7f', 'rgba(90,110,190,.30)'],
  found: ['#a31515', 'rgba(210,40,40,.35)'],
  lawful: ['#1f6a2a', 'rgba(60,160,80,.28)'],
  open: ['#4a5058', 'rgba(120,130,140,.28)'],
  wait: ['#6b3fa0', 'rgba(140,90,200,.28)'],
}

/** ㎡ as officials read it: 亩 with two places, or 公顷 with four. */
export function mu(m2: number | null | undefined): string {
  return m2 === null || m2 === undefined ? '—' : ((m2 * 3) / 2000).toLocaleString('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
}

export function m2(value: number | null | undefined, digits = 2): string {
  return value === null || value === undefined ? '—' : value.toLocaleString('zh-CN', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export function percent(value: number | null | undefined, digits = 2): string {
  return value === null || value === undefined ? '—' : `${(value * 100).toFixed(digits)}%`
}

/** An instant of the journal (UTC) on the wall clock of the office. */
export function when(at: string | null | undefined): string {
  if (!at) return '—'
  const date = new Date(at)
  // Swedish habit is the office's: 2024-03-01 09:08, as every day is written elsewhere on the page.
  return Number.isNaN(date.getTime()) ? at : new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(date)
}

/** A day as files deliver it (20240301, 2024/3/1) as the office writes it; anything else as it is. */
export function day(text: string): string {
  const parts = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text.trim())
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : text
}

export const lineName = (line: string) => (line === 'mineral' ? '矿产' : '土地')

const statusNames: Record<string, string> = { current: '现行', split: '已拆分', merged: '已合并', vanished: '已消失' }
export const statusName = (status: string) => statusNames[status] ?? status

/** Tone of a verdict's code, for the map, which knows no words. */
export function toneOfCode(code: string): Tone {
  switch (code) {
    case 'W': case 'WK': return 'suspected'
    case 'B': case 'PJ': case 'HF': return 'lawful'
    case 'DH': return 'wait'
    case 'CF': case 'YJ': return 'lead'
    default: return 'open'
  }
}

/** The server speaks of options as the command line names them; on a page they are called by their labels. */
const options: Array<[RegExp, string]> = [
  [/请加 ?--accept-wgs84/g, '请勾选“接受 WGS84”'], [/--accept-wgs84/g, '“接受 WGS84”'], [/--accept-repairs/g, '“接受修复”'], [/--(crs|epsg)/g, '“坐标系 EPSG”'], [/--layer/g, '“内部图层名”'],
  [/--where/g, '“只取这些行”'], [/--map/g, '“字段对应”'], [/--area-unit/g, '“面积单位”'], [/--scheme/g, '“地类体系”'], [/--code/g, '结论'], [/--reason/g, '理由'],
]
export const onPage = (text: string) => options.reduce((said, [option, label]) => said.replace(option, label), text)
