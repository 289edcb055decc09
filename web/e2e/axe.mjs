import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong on the page as it stands: names, contrast, keyboard, structure (WCAG 2 A and AA). */
export async function check(page) {
  await page.evaluate(source)
  const result = await page.evaluate(async () => {
    // @ts-expect-error put there by the line above
    const found = await window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'], resultTypes: ['violations'] })
    return found.violations.map((one) => ({ id: one.id, help: one.help, nodes: one.nodes.slice(0, 3).map((node) => `${node.target.join(' ')} :: ${node.failureSummary.split('\n')[1] ?? ''}`), count: one.nodes.length }))
  })
  return result.map((one) => `${one.id} ×${one.count} (${one.help}): ${one.nodes.join(' | ')}`)
}
