import { call } from '@weipian/api'

let kinds: Promise<Record<string, string>> | undefined
let glossary: Promise<Record<string, string>> | undefined

/** Layer kinds by their official names, from the law table. */
export function kindNames(): Promise<Record<string, string>> {
  return (kinds ??= table('layers.csv', 0, 1))
}

/** Official term of an identifier of ours, from the glossary. */
export function officialTerms(): Promise<Record<string, string>> {
  return (glossary ??= table('glossary.csv', 1, 0))
}

async function table(file: string, key: number, value: number): Promise<Record<string, string>> {
  try {
    const { rows } = await call('getLawTable', { path: { file } })
    return Object.fromEntries(rows.map((row) => [row[key], row[value]]))
  } catch {
    return {}
  }
}
