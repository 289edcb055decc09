import assert from 'node:assert/strict'
import { settled, signIn } from '../office.mjs'
import { photo } from '../photo.mjs'

/** 镇街办事员 and 县卫片办: a patch looked at on the ground, from an ordinary browser. */
export const journeys = {
  '镇街上传照片填报核查,疑点当场看到,办公室说明后审核通过': async ({ page, office }) => {
    await signIn(page, office, office.of('镇街办事员'))
    const patch = await unvisited(page, 0)
    await page.goto(`${office.address}/fieldwork/${patch.id}`)
    await settled(page)
    const place = { longitude: patch.longitude, latitude: patch.latitude }
    const good = await Promise.all([0, 120, 240].map((azimuth, seed) => photo(page, seed + 1, { ...place, azimuth })))
    const bare = await photo(page, 9, undefined, '微信图片.jpg')
    await page.locator('input[type=file][multiple]').setInputFiles([...good, bare])
    await page.getByText('已收到 4 / 4').waitFor({ timeout: 60_000 })
    await page.locator('.sent').getByText('存疑 照片无位置').waitFor()
    assert.equal(await page.getByText('位置、方向、时间均未见疑点').count(), 3)
    await page.locator('input[type=file][multiple]').setInputFiles([good[0]])
    await page.getByText('此前已传过,不重复存').waitFor()

    assert.ok(await page.getByRole('button', { name: '提交核查记录' }).isDisabled(), 'time and words are still lacking')
    await page.getByRole('button', { name: '用照片的时间和位置' }).click()
    await page.getByLabel('现场所见').fill('彩钢棚一座,堆放建材,<script>alert(1)</script>')
    await page.locator('label.field', { hasText: '变化后为建设用途' }).locator('.el-select__wrapper').click()
    await page.locator('.el-select-dropdown:visible').getByText('是', { exact: true }).click()
    await page.locator('.shell-nav').getByText('工作台').click()
    await page.getByText('还没有提交').waitFor()
    await page.getByRole('button', { name: '留下' }).click()
    await page.getByRole('button', { name: '提交核查记录' }).click()
    await page.locator('.visit').getByText('待审核').waitFor()
    await page.getByText('照片 4 / 4').waitFor()

    await signIn(page, office, office.of('县卫片办'), '/fieldwork?tab=review')
    await page.getByRole('link', { name: patch.number }).first().click()
    await page.locator('.visit').first().waitFor()
    await page.getByRole('button', { name: '通过', exact: true }).first().click()
    await page.getByText('尚有存疑未书面说明').first().waitFor()
    for (let left = await page.getByRole('button', { name: '书面说明' }).count(); left > 0; left--) {
      await page.getByRole('button', { name: '书面说明' }).first().click()
      await page.getByLabel('查明的情况').fill('经聊天软件转发,丢失定位;已电话核实并另有三张原图')
      await page.locator('.doubt').getByRole('button', { name: '提交' }).click()
      await page.waitForFunction((was) => [...document.querySelectorAll('button')].filter((one) => one.textContent?.trim() === '书面说明').length < was, left)
    }
    await page.getByRole('button', { name: '通过', exact: true }).first().click()
    await page.getByText('已有审核通过的核查').waitFor()
    assert.equal(await page.evaluate(() => document.querySelectorAll('main script').length), 0)
  },
  '上传断线后接着传,一段也不丢': async ({ page, office }) => {
    await signIn(page, office, office.of('镇街办事员'))
    const patch = await unvisited(page, 1)
    await page.goto(`${office.address}/fieldwork/${patch.id}`)
    await settled(page)
    const shot = await photo(page, 31, { longitude: patch.longitude, latitude: patch.latitude, azimuth: 10 })
    // A camera's large file: what follows the picture is kept byte for byte.
    shot.buffer = Buffer.concat([shot.buffer, Buffer.alloc(5 << 20, 7)])
    let [cut, sent] = [0, 0]
    await page.route('**/api/uploads/pending/*', async (route) => {
      if (route.request().method() !== 'PATCH') return route.continue()
      sent++
      if (sent % 2) { cut++; return route.abort('connectionreset') }
      // The piece arrives, its answer does not.
      if (sent === 4) { cut++; await route.fetch(); return route.abort('connectionreset') }
      return route.continue()
    })
    await page.locator('input[type=file][multiple]').setInputFiles([shot])
    await page.getByText('已收到 1 / 1').waitFor({ timeout: 90_000 })
    await page.unroute('**/api/uploads/pending/*')
    assert.ok(cut >= 4, `${cut} cuts`)
    const sha256 = Buffer.from(await crypto.subtle.digest('SHA-256', shot.buffer)).toString('hex')
    await page.getByText(`回执 ${sha256.slice(0, 12)}`).waitFor()
  },
  '任务交回须写理由,看不到别的镇的任务': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'))
    const clerk = office.of('镇街办事员')
    await signIn(page, office, clerk)
    const patch = await unvisited(page, 2)
    const unit = await page.evaluate(async () => (await (await fetch('/api/session')).json()).post.unit)
    await signIn(page, office, office.of('县卫片办'))
    await page.evaluate(async ([id, code, person]) => fetch('/api/assignments', { method: 'POST', headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `e2e-${id}-assign` }, body: JSON.stringify({ year: 2024, patches: [id], unit: code, person, due: '2099-01-01', text: null }) }), [patch.id, unit, clerk.name])
    await signIn(page, office, clerk, '/fieldwork')
    await settled(page)
    const row = page.locator('tr').filter({ hasText: patch.number }).first()
    await row.getByRole('button', { name: '交回' }).click()
    assert.ok(await page.locator('.el-dialog').getByRole('button', { name: '交回' }).isDisabled())
    await page.getByLabel('交回理由').fill('道路中断,暂不能到达')
    await page.locator('.el-dialog').getByRole('button', { name: '交回' }).click()
    await row.getByText('道路中断').waitFor()
  },
}

/** A small patch of the clerk's own town that nobody has visited; the middle of it is near every side. */
async function unvisited(page, at) {
  return page.evaluate(async (skip) => {
    const year = (await (await fetch('/api/session')).json()).years.at(-1)
    const items = (await (await fetch(`/api/patches?year=${year}&line=land&visited=false&sort=area_m2&take=20`)).json()).items
    return items.filter((one) => one.longitude !== null)[skip]
  }, at)
}
