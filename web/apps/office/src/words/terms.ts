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

async function table(file: string, key: number, value: number, which: (row: string[]) => boolean = () => true): Promise<Record<string, string>> {
  try {
    const { rows } = await call('getLawTable', { path: { file } })
    return Object.fromEntries(rows.filter(which).map((row) => [row[key], row[value]]))
  } catch {
    return {}
  }
}
