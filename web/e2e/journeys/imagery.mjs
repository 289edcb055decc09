import assert from 'node:assert/strict'
import { join } from 'node:path'
import { check } from '../axe.mjs'
import { settled, signIn } from '../office.mjs'

/** Before and after, as whoever judges looks at them. */
export const journeys = {
  '判定台卷帘:左边是前时相,右边是后时相,键盘与鼠标都能移': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/determine?state=待结论&code=W')
    await drawn(page)
    const handle = page.getByRole('slider', { name: '卷帘位置' })
    await handle.waitFor()
    assert.equal(await handle.getAttribute('aria-valuenow'), '50')
    await page.getByText('前时相 2024-03-01', { exact: true }).waitFor()
    await page.getByText('后时相 2024-10-01', { exact: true }).waitFor()
    const [left, right] = [await colour(page, 0.06), await colour(page, 0.62)]
    assert.ok(left.g > left.r + 8, `fields are green before: ${JSON.stringify(left)}`)
    assert.ok(right.r > right.g - 4, `and yellow after: ${JSON.stringify(right)}`)
    for (let at = 0; at < 10; at++) await page.keyboard.press(']')
    assert.equal(await handle.getAttribute('aria-valuenow'), '100')
    await page.waitForTimeout(300)
    const uncovered = await colour(page, 0.62)
    assert.ok(uncovered.g > uncovered.r + 8, `the whole map is before: ${JSON.stringify(uncovered)}`)
    await handle.focus()
    await page.keyboard.press('Home')
    assert.equal(await handle.getAttribute('aria-valuenow'), '0')
    const box = await page.locator('.sheet').boundingBox()
    const grip = await handle.boundingBox()
    await page.mouse.move(grip.x + grip.width / 2, grip.y + 30)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.7, box.y + 40, { steps: 5 })
    await page.mouse.up()
    assert.ok(Math.abs(Number(await handle.getAttribute('aria-valuenow')) - 70) <= 2)
    assert.deepEqual(await check(page), [])
  },
  '判定台影像方式用键切换:闪烁会换图,并列两图同一视野': async ({ page, office }) => {
    await signIn(page, office, office.of('执法监察'), '/determine?state=待结论&code=W')
    await drawn(page)
    await page.getByRole('radio', { name: '卷帘' }).click()
    await page.locator('.page-head h1').click()
    await page.keyboard.press('v')
    assert.equal(await page.getByRole('radio', { name: '闪烁' }).getAttribute('aria-checked'), 'true')
    await page.locator('.half .tag', { hasText: '前时相 2024-03-01' }).waitFor()
    await page.locator('.half .tag', { hasText: '后时相 2024-10-01' }).first().waitFor()
    await page.keyboard.press('v')
    await drawn(page)
    assert.equal(await page.locator('.half:visible').count(), 2)
    const scales = async () => page.locator('.half canvas').count()
    assert.ok(await scales() >= 2)
    const [first, second] = [await colour(page, 0.3, 0), await colour(page, 0.3, 1)]
    assert.ok(first.g - first.r > second.g - second.r + 8, `the same place before and after: ${JSON.stringify([first, second])}`)
    assert.deepEqual(await check(page), [])
    await page.keyboard.press('v')
    assert.equal(await page.getByRole('radio', { name: '无影像' }).getAttribute('aria-checked'), 'true')
    await page.keyboard.press('v')
    await page.getByRole('button', { name: /看前时相/ }).click()
    await page.locator('.half .tag', { hasText: '前时相 2024-03-01' }).waitFor()
    await page.keyboard.press('s')
    await settled(page)
    assert.equal(await page.getByRole('radio', { name: '单图' }).getAttribute('aria-checked'), 'true', 'the next patch is looked at the same way')
  },
  '没有影像、影像读不出时判定台照常': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'))
    await page.route('**/api/imagery?*', (route) => route.fulfill({ json: [] }))
    await page.goto(office.address + '/determine?state=待结论')
    await settled(page)
    await page.getByText('未登记影像,不影响判定').waitFor()
    await page.keyboard.press('v')
    await page.keyboard.press('?')
    await page.locator('.el-dialog').getByText('影像方式').waitFor()
    await page.keyboard.press('Escape')
    await page.unroute('**/api/imagery?*')
    await page.route('**/api/imagery?*', (route) => route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"server.failed","detail":"服务器出错","errors":[]}' }))
    await page.goto(office.address + '/determine?state=待结论')
    await page.getByText('影像列表未能读取').waitFor()
    await page.unroute('**/api/imagery?*')
    await page.route('**/api/map/imagery/**', (route) => route.fulfill({ status: 502, contentType: 'application/problem+json', body: '{"code":"imagery.upstream","detail":"影像服务连不上或答复过慢","errors":[]}' }))
    await page.goto(office.address + '/determine?state=待结论&code=W')
    await page.getByText('影像服务连不上或答复过慢').first().waitFor()
    assert.ok(await page.getByRole('button', { name: /按建议结论/ }).isEnabled())
  },
  '影像管理:登记文件、在地图上看、作台账底图、停用': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/imagery')
    await settled(page)
    await page.getByRole('button', { name: '登记影像' }).click()
    const dialog = page.locator('.el-dialog')
    await dialog.locator('input[type=file]').setInputFiles(join(office.county, '下发', '后时相20241001.tif'))
    await dialog.getByLabel('名称', { exact: true }).fill('旅程底图')
    await dialog.locator('.el-select').click()
    await page.getByRole('option', { name: '底图' }).click()
    assert.ok(await dialog.getByRole('button', { name: '登记', exact: true }).isDisabled(), 'whether it is secret must be said')
    await dialog.getByText('本影像为非涉密数据').click()
    await dialog.getByRole('button', { name: '登记', exact: true }).click()
    const row = page.locator('tr', { hasText: '旅程底图' })
    await row.waitFor({ timeout: 30_000 })
    await row.getByRole('button', { name: '地图' }).click()
    await page.getByRole('application', { name: '影像 旅程底图' }).waitFor()
    assert.deepEqual(await check(page), [])
    await page.goto(office.address + '/patches')
    await settled(page)
    const asked = page.waitForResponse((answer) => /\/api\/map\/imagery\/\d+\//.test(answer.url()) && answer.status() === 200)
    await page.getByLabel('影像底图').selectOption({ label: '底图 旅程底图' })
    await asked
    await page.goto(office.address + '/imagery')
    await settled(page)
    await page.locator('tr', { hasText: '旅程底图' }).getByRole('button', { name: '停用' }).click()
    await page.locator('.el-message-box__input input').fill('旅程结束')
    await page.locator('.el-message-box').getByRole('button', { name: '停用' }).click()
    await page.locator('tr', { hasText: '旅程底图' }).waitFor({ state: 'detached' })
  },
  '镇街看得到影像,管不了影像': async ({ page, office }) => {
    await signIn(page, office, office.of('镇街办事员'), '/determine')
    await settled(page)
    await page.getByRole('radio', { name: '卷帘' }).waitFor()
    assert.equal(await page.locator('.shell-nav').getByText('影像管理').count(), 0)
  },
}

/** Until every tile that was asked for is there. */
async function drawn(page) {
  await settled(page)
  await page.locator('.compare select').first().waitFor()
  await page.waitForFunction(() => !document.querySelector('.compare')?.textContent?.includes('读取中'))
  await page.waitForTimeout(500)
}

/** Mean colour of a strip of a map, a share of its width from the left. */
function colour(page, share, map = 0) {
  return page.evaluate(([share, map]) => {
    const half = [...document.querySelectorAll('.half')][map]
    const sum = [0, 0, 0, 0]
    for (const canvas of half.querySelectorAll('canvas')) {
      const context = canvas.getContext('2d')
      if (!context || !canvas.width) continue
      const pixels = context.getImageData(Math.round(canvas.width * share), Math.round(canvas.height * 0.3), 30, Math.round(canvas.height * 0.5)).data
      for (let at = 0; at < pixels.length; at += 4) if (pixels[at + 3] === 255) { sum[0] += pixels[at]; sum[1] += pixels[at + 1]; sum[2] += pixels[at + 2]; sum[3]++ }
    }
    return { r: Math.round(sum[0] / sum[3]), g: Math.round(sum[1] / sum[3]), b: Math.round(sum[2] / sum[3]) }
  }, [share, map])
}
