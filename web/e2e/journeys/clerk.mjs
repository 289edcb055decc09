import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { settled, signIn } from '../office.mjs'

/** 县卫片办: the newcomer's first morning. */
export const journeys = {
  '办公室只用键盘结论十个图斑': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/determine?state=待结论&code=W')
    await settled(page)
    const before = await concluded(page)
    for (let at = 0; at < 10; at++) {
      const number = await page.locator('.page-head .number').textContent()
      await page.keyboard.press('Enter')
      await page.locator('.el-dialog').getByText('结论为').waitFor()
      await page.keyboard.press('Enter')
      await page.waitForFunction((was) => { const now = document.querySelector('.page-head .number'); return now !== null && now.textContent !== was }, number)
      await page.locator('.el-dialog').waitFor({ state: 'detached' })
    }
    assert.equal(await concluded(page), before + 10)
  },
  '办公室另作结论必须写理由': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/determine?state=待结论&code=W')
    await settled(page)
    await page.keyboard.press('q')
    await page.locator('.el-dialog').getByText('须写明理由').waitFor()
    assert.ok(await page.getByRole('button', { name: /确认结论/ }).isDisabled())
    await page.keyboard.press('Enter') // no reason yet
    await page.keyboard.press('Escape')
    await page.locator('.el-dialog').waitFor({ state: 'detached' })
    const number = await page.locator('.page-head .number').textContent()
    await page.keyboard.press('q')
    await page.locator('.el-dialog').getByText('须写明理由').waitFor()
    await page.keyboard.press('2')
    await page.keyboard.press('Enter')
    await page.getByText(`${number} 已结论:其他用地`).waitFor()
  },
  '待核查的建议不是结论,按钮说明还缺什么': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/determine?code=DH&state=待结论')
    await settled(page)
    assert.ok(await page.getByRole('button', { name: /按建议结论/ }).isDisabled())
    await page.locator('.hindrance').getByText('建议为待核查,还不是结论').waitFor()
    await page.locator('h1').click()
    await page.keyboard.press('Enter')
    await page.locator('.el-message').getByText('补齐后重新判定').waitFor()
    assert.equal(await page.locator('.el-dialog').count(), 0)
  },
  '按键表可以打开,浏览器自己的键不被占用': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/determine?state=待结论')
    await settled(page)
    await page.keyboard.press('?')
    await page.locator('.el-dialog').getByText('按判定建议结论').waitFor()
    await page.keyboard.press('Escape')
    await page.locator('.el-dialog').waitFor({ state: 'detached' })
    assert.equal(await page.evaluate(() => dispatchEvent(new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, cancelable: true }))), true)
  },
  '台账的筛选在地址里,表和图是同一个选择': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/patches?code=W')
    await settled(page)
    const rows = page.locator('.line')
    assert.ok((await rows.count()) > 5)
    for (const text of await page.locator('.line .verdict').allTextContents()) assert.equal(text, '疑似违法用地')
    await rows.nth(2).click()
    await page.getByText(/^选中 /).waitFor()
    await page.locator('.body').focus()
    await page.keyboard.press('ArrowDown')
    assert.equal(await rows.nth(3).getAttribute('aria-selected'), 'true')
    await page.locator('.bar').getByText('矿产', { exact: true }).click()
    await page.waitForURL(/line=mineral/)
  },
  '未提交的表单离开前要问': async ({ page, office }) => {
    await signIn(page, office, office.of('执法监察'), '/dossiers/case/new')
    await settled(page)
    await page.getByLabel('违法地点').fill('清溪镇')
    await page.locator('.shell-nav').getByText('工作台').click()
    await page.getByText('还没有提交').waitFor()
    await page.getByRole('button', { name: '留下' }).click()
    assert.match(page.url(), /case\/new/)
    assert.equal(await page.getByLabel('违法地点').inputValue(), '清溪镇')
  },
  '导入向导先检查后写入,错的坐标系不收': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/import')
    await settled(page)
    const ring = '[[[108.9,34.2],[108.901,34.2],[108.901,34.201],[108.9,34.2]]]'
    await page.locator('input[type=file]').setInputFiles({ name: '试.geojson', mimeType: 'application/json', buffer: Buffer.from(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"JCBH":"T1"},"geometry":{"type":"Polygon","coordinates":${ring}}}]}`) })
    await page.getByText('如何读取').waitFor()
    await page.getByText('读到 1 行').waitFor()
    assert.ok(await page.getByRole('button', { name: '写入' }).isDisabled(), 'GeoJSON is WGS 84 until somebody accepts it')
    await page.getByText('接受 WGS84 当作').click()
    await page.getByRole('button', { name: '按此重新检查' }).click()
    await page.waitForFunction(() => [...document.querySelectorAll('button')].some((one) => one.textContent?.trim() === '写入' && !one.disabled))
    await page.getByRole('button', { name: '换一个文件' }).click()
    await page.getByText('把文件拖到这里').waitFor()
  },
  '编号框留得住所打的字,地图不先点一下也能滚轮缩放': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/patches')
    await settled(page)
    const number = (await page.locator('.table .line .cell').first().textContent()) ?? ''
    await page.evaluate(() => document.addEventListener('moveend', () => document.body.setAttribute('data-moved', 'yes')))
    const box = await page.locator('.map .canvas').boundingBox()
    assert.ok(box)
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2)
    await page.mouse.wheel(0, -240)
    await page.locator('body[data-moved]').waitFor()
    await page.getByLabel('编号开头').pressSequentially(number)
    assert.equal(await page.getByLabel('编号开头').inputValue(), number)
    await page.keyboard.press('Enter')
    await page.waitForURL(/[?&]q=/)
    await settled(page)
    assert.equal(await page.locator('.table .line .cell').first().textContent(), number)
  },
  '日期、菜单、列选择都守页面安全策略': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/patches')
    await settled(page)
    await page.getByRole('button', { name: '列', exact: true }).click()
    await page.getByText('面积(㎡)').click()
    await page.locator('.head').getByText('面积(㎡)').waitFor()
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByText('未到现场核查的疑似违法').click()
    await page.waitForURL(/visited=false/)
    await page.goto(`${office.address}/determine?state=待结论&code=W`)
    await settled(page)
    await page.getByRole('button', { name: /另作结论/ }).click()
    await page.getByRole('menuitem', { name: /临时用地/ }).waitFor()
    await page.goto(`${office.address}/judge`)
    await page.getByRole('combobox', { name: '判定日' }).or(page.getByLabel('判定日')).first().click()
    await page.locator('.el-picker-panel').first().waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: '预览变化' }).click()
    await page.getByText('没有图斑的判定会改变').or(page.getByRole('columnheader', { name: '新判定' })).waitFor({ timeout: 60_000 })
  },
  '导出所见由服务器制作,与屏上的列、顺序一致': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/patches?code=W')
    await settled(page)
    await page.locator('.head').getByText('面积(亩)').click()
    await settled(page)
    const heads = (await page.locator('.head [role=columnheader]').allInnerTexts()).map((one) => one.replace(/[▲▼↑↓ ]/g, '').trim()).filter((one) => one && one !== '勾选')
    const first = await page.locator('.line').first().innerText()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: /导出所见/ }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const rows = readFileSync(await (await saved).path(), 'utf8').replace('\uFEFF', '').split('\r\n')
    assert.deepEqual(rows[0].split(','), heads)
    assert.ok(first.includes(rows[1].split(',')[0]), `${rows[1]} is not ${first}`)
    const total = Number((await page.locator('.sum strong').first().innerText()).replace(/,/g, ''))
    assert.equal(rows.filter(Boolean).length, total + 2)
    const book = page.waitForEvent('download')
    await page.getByRole('button', { name: /导出所见/ }).click()
    await page.getByRole('menuitem', { name: /xlsx/ }).click()
    assert.equal(readFileSync(await (await book).path()).subarray(0, 2).toString(), 'PK')
  },
  '常用视图随账号走,换一台电脑也在': async ({ page, office }) => {
    const person = office.of('县卫片办')
    await signIn(page, office, person, '/patches?code=W&visited=false')
    await settled(page)
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByLabel('视图名称').fill('未核的疑似')
    await page.getByRole('button', { name: '保存当前视图' }).click()
    await page.locator('.el-dialog').getByText('未核的疑似').waitFor()
    await page.evaluate(() => localStorage.clear())
    await signIn(page, office, person, '/patches')
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.locator('.el-dialog').getByText('未核的疑似', { exact: true }).click()
    await page.waitForURL(/visited=false/)
    await page.getByRole('button', { name: '常用视图' }).click()
    await page.getByRole('button', { name: '删除视图 未核的疑似' }).click()
    await page.getByText('还没有。设好筛选后').waitFor()
  },
  '图层、设置、统计打得开': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/layers')
    await page.getByText('永久基本农田').first().waitFor()
    await page.goto(`${office.address}/programme`)
    await page.getByText('发文机关名称').first().waitFor()
    await page.goto(`${office.address}/statistics`)
    await page.getByText('警戒线').first().waitFor()
    await page.goto(`${office.address}/law/determination/land-A`)
    await page.getByText('是否').or(page.getByText('A1')).first().waitFor()
  },
}

async function concluded(page) {
  return page.evaluate(async () => {
    const answer = await (await fetch('/api/patches/facets?year=2024')).json()
    return answer.state.find((one) => one.value === '已结论')?.count ?? 0
  })
}
