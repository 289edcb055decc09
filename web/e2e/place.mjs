import { cpSync, existsSync, lstatSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** The built program with the built pages beside it; says what to run when one is not there. */
export function built(program = process.env.WEIPIAN_PROGRAM ?? join(root, 'src/App/bin/Debug/net10.0', process.platform === 'win32' ? 'weipian.exe' : 'weipian')) {
  const web = join(root, 'web/dist')
  const beside = join(dirname(program), 'web')
  if (!existsSync(program)) throw new Error(`not built: ${program} (dotnet build src/App)`)
  if (!existsSync(join(web, 'index.html'))) throw new Error('not built: web/dist (npm run build)')
  if (!existsSync(beside) || !lstatSync(beside).isSymbolicLink()) cpSync(web, beside, { recursive: true })
  return program
}
