import assert from 'node:assert/strict'
import { settled, signIn } from '../office.mjs'

const posts = ['县卫片办', '县卫片办负责人', '执法监察', '镇街办事员', '审计员', '系统管理员', '安全管理员', '审计管理员']

/** Every screen of every navigation: full, and with the server gone – never blank, never loading for ever. */
export const journeys = Object.fromEntries(posts.map((post) => [`${post}的每一屏有内容,断网时说明并可重试`, async ({ page, office }) => {
  await signIn(page, office, office.of(post))
  await settled(page)
  const addresses = await page.locator('.shell-nav .links a').evaluateAll((links) => links.map((one) => [one.textContent ?? '', one.getAttribute('href') ?? '']))
  const problems = []
  for (const [title, address] of addresses) {
    await page.locator('.shell-nav').getByText(title, { exact: true }).click()
    await settled(page).catch(() => problems.push(`${title}: still loading`))
    const words = (await page.locator('#main').innerText()).trim()
    if (words.length < 10 || /\b(undefined|NaN|\[object)/.test(words)) problems.push(`${title} (${address}): “${words.slice(0, 60)}”`)
  }
  await page.route('**/api/**', (route) => route.abort('connectionfailed'))
  for (const [title] of addresses) {
    await page.locator('.shell-nav').getByText('工作台', { exact: true }).click()
    await page.locator('.shell-nav').getByText(title, { exact: true }).click()
    const said = await page.waitForFunction(() => {
      const main = document.querySelector('#main')
      const text = (main instanceof HTMLElement ? main.innerText : '') + [...document.querySelectorAll('.el-message')].map((one) => one.textContent).join('')
      return /连不上服务器|未能读取|读取失败/.test(text) && !document.querySelector('.state.loading')
    }, undefined, { timeout: 8000 }).then(() => true, () => false)
    // The import wizard asks nothing before somebody does something, nor does the first page of who sees no matters.
    if (!said && !['导入向导', '重新判定'].includes(title) && !(await page.getByText('本岗位不接触业务数据').count())) problems.push(`${title}: says nothing when the server is gone: “${(await page.locator('#main').innerText()).slice(0, 80)}”`)
  }
  await page.unroute('**/api/**')
  assert.deepEqual(problems, [])
}]))
