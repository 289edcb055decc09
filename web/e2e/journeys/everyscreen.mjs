import assert from 'node:assert/strict'
import { check } from '../axe.mjs'
import { settled, signIn } from '../office.mjs'
import { fill, screens } from '../screens.mjs'

/** Every screen by whoever uses it: names, contrast, keyboard; and nothing English left over. */
export const journeys = Object.fromEntries([...grouped()].map(([post, own]) => [`${post ?? '未登录'}的各屏可读、可用键盘、全是中文`, async ({ page, office }) => {
  const problems = []
  if (post) await signIn(page, office, office.of(post))
  else { await page.context().clearCookies(); await page.goto(office.address) }
  for (const screen of own) {
    const path = post ? await fill(page, screen.path) : screen.path
    if (!path) { problems.push(`${screen.name}: the demo has none of it`); continue }
    if (post) await page.goto(office.address + path)
    await settled(page)
    if (screen.press) { await page.keyboard.press(screen.press); await page.waitForTimeout(400) }
    problems.push(...(await check(page)).map((one) => `${screen.name}: ${one}`))
    const words = await page.evaluate(() => document.querySelector('main')?.innerText ?? '')
    const found = /\b(undefined|null|NaN|Invalid|No Data|Loading|\[object)\b/.exec(words)
    if (found) problems.push(`${screen.name}: says “${found[0]}”`)
  }
  assert.deepEqual(problems, [])
}]))

function grouped() {
  const map = new Map()
  for (const one of screens) map.set(one.post, [...(map.get(one.post) ?? []), one])
  return map
}
