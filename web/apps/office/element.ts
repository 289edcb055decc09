import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const Styles = 'virtual:element-styles'
const className = (tag: string) => tag.replace(/(^|-)([a-z])/g, (_, _dash, letter: string) => letter.toUpperCase())

/**
 * Element Plus by the part: each screen brings the components it uses instead of all of them with the first. Their styles stay together and come first,
 * in one file, so that what stands in theme.css and in the screens goes before them wherever one looks first.
 */
export function elementParts(source: string): Plugin {
  return {
    name: 'element-parts',
    enforce: 'post',
    resolveId: (id) => (id === Styles ? `\0${Styles}` : undefined),
    load(id) {
      if (id !== `\0${Styles}`) return undefined
      const used = new Set(['base', 'message', 'message-box'])
      const screens = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'))
      for (const file of screens) for (const found of readFileSync(join(source, file), 'utf8').matchAll(/<el-([a-z-]+)/g)) used.add(found[1]!)
      return [...used].sort().map((part) => `import 'element-plus/es/components/${part}/style/css'`).join('\n')
    },
    transform(code, id) {
      if (!id.includes('.vue')) return undefined
      const used = new Set<string>()
      const changed = code.replace(/_?resolveComponent\(['"](el-[a-z-]+)['"]\)/g, (_, tag: string) => {
        used.add(tag)
        return className(tag)
      })
      return used.size ? { code: `import { ${[...used].map(className).join(', ')} } from 'element-plus';\n${changed}`, map: null } : undefined
    },
  }
}
