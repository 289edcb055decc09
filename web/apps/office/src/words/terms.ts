import { call } from '@weipian/api'

let kinds: Promise<Record<string, string>> | undefined
let fields: Promise<Record<string, string>> | undefined

/** Layer kinds by their official names, from the law table. */
export function kindNames(): Promise<Record<string, string>> {
  return (kinds ??= table('layers.csv', 0, 1))
}

/** Mapped fields of patches by their official names; one name serves both lines of work. */
export function fieldNames(): Promise<Record<string, string>> {
  return (fields ??= table('layer-fields.csv', 1, 2, (row) => row[0]!.startsWith('patch-')))
}

let parameters: Promise<Record<string, string>> | undefined

/** Parameters of a year by their names. */
export function parameterNames(): Promise<Record<string, string>> {
  return (parameters ??= table('parameters/programme.csv', 0, 1))
}

let codes: Promise<{ classes: Record<string, Record<string, string>>; zones: Record<string, string>; changes: Record<string, string> }> | undefined

/** What the codes of land classes (by scheme), plan zones and kinds of change are called. */
export function codeNames() {
  return (codes ??= (async () => {
    const [third, second, sea, zones, changes] = await Promise.all([
      table('land-classes/third-survey.csv', 0, 1), table('land-classes/second-survey.csv', 0, 1), table('land-classes/land-and-sea-2023.csv', 0, 1),
      table('codes/plan-zones.csv', 0, 1), table('codes/change-types.csv', 0, 1),
    ])
    return { classes: { 三调: third, 二调: second, 用地用海2023: sea }, zones, changes }
  })())
}

async function table(file: string, key: number, value: number, which: (row: string[]) => boolean = () => true): Promise<Record<string, string>> {
  try {
    const { rows } = await call('getLawTable', { path: { file } })
    return Object.fromEntries(rows.filter(which).map((row) => [row[key], row[value]]))
  } catch {
    return {}
  }
}
