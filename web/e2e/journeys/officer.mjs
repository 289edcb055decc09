import assert from 'node:assert/strict'
import { settled, signIn } from '../office.mjs'

/** 执法监察: a case from lead to the next step, and the refusals on the way. */
export const journeys = {
  '执法监察登记线索并受理核查': async ({ page, office }) => {
    await signIn(page, office, office.of('执法监察'), '/dossiers/case/new')
    await settled(page)
    await page.getByRole('combobox', { name: '线索来源' }).click()
    await page.getByRole('option', { name: '巡查' }).click()
    await page.getByLabel('案由').fill('某公司涉嫌非法占地')
    await page.getByLabel('违法地点').fill('清溪镇清溪村')
    await page.getByLabel('线索内容').fill('巡查发现动工')
    await page.locator('form').getByRole('button', { name: '登记线索' }).click()
    await page.waitForURL(/dossiers\/case\/AJ-/)
    await settled(page)
    await page.locator('.steps').getByRole('button', { name: /受理核查/ }).click()
    await page.getByLabel('承办人').fill('孙丽、刘强')
    await page.locator('form').getByRole('button', { name: '受理核查' }).click()
    await page.locator('.line').getByText('2. 受理核查').waitFor()
    assert.match(await page.locator('.page-head').textContent() ?? '', /核查中/)
  },
  '不能办的步骤说明理由和依据': async ({ page, office }) => {
    await signIn(page, office, office.of('执法监察'), '/dossiers/case')
    await settled(page)
    await page.locator('.el-table__row a').first().click()
    await page.waitForURL(/dossiers\/case\/AJ-/)
    await settled(page)
    const refused = page.locator('.shut li').first()
    await refused.waitFor()
    assert.ok(await refused.getByRole('button').isDisabled())
    assert.match(await refused.textContent() ?? '', /依据|岗位|须/)
  },
  '两个窗口办同一件,后办的被告知已变': async ({ page, office, browser }) => {
    await signIn(page, office, office.of('执法监察'), '/dossiers/case?state=线索')
    await settled(page)
    const address = await page.locator('.el-table__row a').first().getAttribute('href')
    const other = await browser.context.newPage()
    const open = async (one) => {
      await one.goto(office.address + address)
      await settled(one)
      await one.locator('.steps').getByRole('button', { name: /受理核查/ }).click()
      await one.getByLabel('承办人').fill('孙丽、刘强')
    }
    await open(page)
    await open(other)
    const send = (one) => one.locator('form').getByRole('button', { name: '受理核查' }).click()
    await send(other)
    await other.locator('.line').getByText('2. 受理核查').waitFor()
    await send(page)
    await page.locator('.el-message--error').getByText('请刷新').waitFor()
    await other.close()
  },
}
