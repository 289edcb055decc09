// Types and the table of operations, made from openapi.json. `--check` says whether the committed copy is fresh.
import { readFileSync, writeFileSync } from 'node:fs'

const target = new URL('./types.ts', import.meta.url)
const document = JSON.parse(readFileSync(new URL('../../../openapi.json', import.meta.url), 'utf8'))
const methods = ['get', 'post', 'put', 'patch', 'delete']

/** A schema as TypeScript writes it. A schema without a type is a text: texts go through the server's own converter. */
function type(schema) {
  if (!schema) return 'void'
  if (schema.$ref) return schema.$ref.split('/').at(-1)
  const union = schema.oneOf ?? schema.anyOf
  if (union) return union.map(type).filter((one, index, all) => all.indexOf(one) === index).join(' | ')
  if (schema.enum) return schema.enum.map((one) => JSON.stringify(one)).join(' | ')
  const kinds = [schema.type ?? (schema.properties ? 'object' : 'string')].flat()
  return kinds.map((kind) => ofKind(kind, schema)).join(' | ')
}

function ofKind(kind, schema) {
  switch (kind) {
    case 'integer': case 'number': return 'number'
    case 'boolean': return 'boolean'
    case 'null': return 'null'
    case 'array': return `Array<${type(schema.items ?? {})}>`
    case 'object': return schema.properties ? `{ ${members(schema, ' ')} }` : `Record<string, ${type(schema.additionalProperties || {})}>`
    default: return schema.format === 'binary' ? 'Blob' : 'string'
  }
}

function members(schema, gap) {
  const required = new Set(schema.required ?? [])
  return Object.entries(schema.properties ?? {})
    .map(([name, one]) => `${note(one.description, gap)}${JSON.stringify(name)}${required.has(name) ? '' : '?'}: ${type(one)}`).join(gap === ' ' ? '; ' : gap)
}

const note = (text, gap) => (text && gap !== ' ' ? `/** ${text.replaceAll('*/', '* /').replaceAll('\n', ' ')} */${gap}` : '')

function interfaceOf([name, schema]) {
  const gap = '\n  '
  if (name === 'JsonElement') return 'export type JsonElement = unknown'
  if (!schema.properties) return `${note(schema.description, '\n')}export type ${name} = ${type(schema)}`
  return `${note(schema.description, '\n')}export interface ${name} {${gap}${members(schema, gap)}\n}`
}

const operations = Object.entries(document.paths).flatMap(([path, item]) =>
  methods.filter((method) => item[method]?.operationId).map((method) => ({ path, method, ...item[method] })))
  .sort((one, other) => (one.operationId < other.operationId ? -1 : 1))

function shape(operation) {
  const parameters = operation.parameters ?? []
  const group = (place) => parameters.filter((one) => one.in === place)
    .map((one) => `${JSON.stringify(one.name)}${one.required ? '' : '?'}: ${type(one.schema)}`).join('; ')
  const body = operation.requestBody?.content?.['application/json']?.schema
  const answers = Object.entries(operation.responses).find(([code]) => code.startsWith('2'))?.[1]
  const result = type(answers?.content?.['application/json']?.schema)
  return `  ${operation.operationId}: { path: { ${group('path')} }; query: { ${group('query')} }; body: ${body ? type(body) : 'undefined'}; result: ${result} }`
}

const text = `// Made from openapi.json by generate.mjs; not edited by hand.

${Object.entries(document.components.schemas).sort(([one], [other]) => (one < other ? -1 : 1)).map(interfaceOf).join('\n\n')}

/** What each operation takes and answers. */
export interface Operations {
${operations.map(shape).join('\n')}
}

/** Method, address and permission of each operation. */
export const operations = {
${operations.map((one) => `  ${one.operationId}: [${JSON.stringify(one.method.toUpperCase())}, ${JSON.stringify(one.path)}, ${JSON.stringify(one['x-permission'] ?? '')}],`).join('\n')}
} as const satisfies Record<keyof Operations, readonly [string, string, string]>
`

if (process.argv.includes('--check')) {
  let kept = ''
  try { kept = readFileSync(target, 'utf8') } catch { /* not made yet */ }
  if (kept !== text) {
    console.error('packages/api/types.ts is not what openapi.json says: npm run types')
    process.exit(1)
  }
} else writeFileSync(target, text)
