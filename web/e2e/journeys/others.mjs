import assert from 'node:assert/strict'
import { settled, signIn } from '../office.mjs'

/** 镇街办事员, 审计员, 三员: what each sees, and what each does not. */
export const journeys = {
  '镇街办事员只见本镇图斑,可提出陈述': async ({ page, office }) => {
    await signIn(page, office, office.of('镇街办事员'), '/patches')
    await settled(page)
    const all = await page.evaluate(async () => (await (await fetch('/api/patches?year=2024&take=500')).json()).items)
    assert.ok(all.length > 0 && all.length < 100, `${all.length} patches`)
    await page.goto(`${office.address}/patches/${all[0].id}`)
    await settled(page)
    await page.getByRole('button', { name: '对判定提出陈述' }).click()
    await page.getByLabel('事实与理由').fill('该处为原有宅基地翻建')
    await page.locator('form').getByRole('button', { name: '提交' }).click()
    await page.getByText('该处为原有宅基地翻建').waitFor()
  },
  '镇街办事员不能作结论,也不能看审计': async ({ page, office }) => {
    await signIn(page, office, office.of('镇街办事员'), '/determine')
    await settled(page)
    assert.equal(await page.getByRole('button', { name: /按建议结论/ }).count(), 0)
    await page.goto(`${office.address}/audit`)
    await page.getByText('不能使用“审计”').waitFor()
    assert.equal(await page.locator('.shell-nav').getByText('审计').count(), 0)
  },
  '别镇的图斑在镇街办事员面前不存在': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'))
    const theirs = await page.evaluate(async () => (await (await fetch('/api/patches?year=2024&take=500')).json()).items)
    const person = office.of('镇街办事员')
    await signIn(page, office, person)
    const own = new Set(await page.evaluate(async () => (await (await fetch('/api/patches?year=2024&take=500')).json()).items.map((one) => one.id)))
    const foreign = theirs.find((one) => !own.has(one.id))
    await page.goto(`${office.address}/patches/${foreign.id}`)
    await page.getByText('没有标识为').first().waitFor()
  },
  '审计员检索日志并查看链头': async ({ page, office }) => {
    await signIn(page, office, office.of('审计员'), '/audit')
    await settled(page)
    await page.getByText('链头', { exact: true }).waitFor()
    await page.getByRole('combobox', { name: '事件类型' }).click()
    await page.getByRole('option', { name: '导入图斑' }).click()
    await page.getByRole('button', { name: '检索' }).click()
    await page.waitForFunction(() => [...document.querySelectorAll('.plain-table .link')].every((one) => one.textContent === '导入图斑'))
    await settled(page)
    assert.ok((await page.locator('.plain-table .link').count()) >= 2)
    await page.locator('.plain-table .link').first().click()
    await page.locator('pre.body').waitFor()
  },
  '系统管理员看不到业务': async ({ page, office }) => {
    await signIn(page, office, office.of('系统管理员'))
    await settled(page)
    for (const word of ['图斑台账', '案件', '统计']) assert.equal(await page.locator('.shell-nav').getByText(word, { exact: true }).count(), 0)
    await page.goto(`${office.address}/patches`)
    await page.getByText('不能使用“图斑台账”').waitFor()
    await page.goto(`${office.address}/accounts`)
    await page.getByText('wangfang').first().waitFor()
  },
  '口令错误被拒绝,不说哪里错': async ({ page, office }) => {
    await page.context().clearCookies()
    await page.goto(office.address)
    await page.locator('input[name=login]').fill(office.of('地籍').login)
    await page.locator('input[name=password]').fill('wrong-Password-9')
    await page.keyboard.press('Enter')
    await page.getByText('账号、口令或动态码不正确').waitFor()
    assert.equal(await page.locator('.shell-nav').count(), 0)
  },
}
