import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { settled, signIn } from '../office.mjs'
import { photo } from '../photo.mjs'
import { zip } from '../zip.mjs'

const Payload = '<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>'
const Svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"><script>window.hacked=1</script></svg>'
const map = (properties = {}, ring = [[108.9, 34.2], [108.901, 34.2], [108.901, 34.201], [108.9, 34.2]]) => Buffer.from(JSON.stringify({ type: 'FeatureCollection', crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, features: [{ type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: [ring] } }] }))

/** Files that mean harm, from the browser: a reason in Chinese with a code, and nothing of them ever runs. Policy breaches fail every journey. */
export const journeys = {
  '导入恶意文件只得到中文理由和代码': async ({ page, office }) => {
    const watched = watch(page)
    await signIn(page, office, office.of('县卫片办'), '/import')
    await settled(page)
    const corpus = [
      ['炸弹.zip', zip([['a.shp', Buffer.alloc(120 << 20)]]), 'zip.too-large'],
      ['一万零一个.zip', zip(Array.from({ length: 10_001 }, (_, at) => [`f${at}.txt`, Buffer.from('x')])), 'zip.too-large'],
      ['一万个.zip', zip(Array.from({ length: 10_000 }, (_, at) => [`f${at}.txt`, Buffer.from('x')])), 'zip.empty'],
      ['爬出去.zip', zip([['../../../../evil.txt', Buffer.from('x')], ['/etc/evil', Buffer.from('x')]]), 'zip.empty'],
      ['套娃.zip', zip([['a.zip', zip([['b.zip', zip([['c.geojson', map()]])]])]]), 'zip.empty'],
      ['两层.zip', zip([[`${Payload}.geojson`, map()], ['a\u202Egpj.geojson', map()]]), 'file.layer'],
      ['页面.shp', Buffer.from(`<html>${Payload}</html>`), 'file.format'],
      [`${Payload}.geojson`, Buffer.from(Svg), 'file.format'],
    ]
    for (const [name, buffer, code] of corpus) {
      await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
      const told = page.locator('.el-alert, .el-message', { hasText: `代码 ${code}` }).last()
      await told.waitFor({ timeout: 60_000 })
      assert.match(await told.innerText(), /[\u4e00-\u9fff]{4}/)
      assert.doesNotMatch(await told.innerText(), /[\u202a-\u202e]/)
      await page.goto(`${office.address}/import`)
      await settled(page)
    }
    await watched.clean()
  },
  '照片里的恶意文件当场退回,名称只当文字': async ({ page, office }) => {
    const watched = watch(page)
    await signIn(page, office, office.of('镇街办事员'))
    const id = await page.evaluate(async () => (await (await fetch('/api/patches?year=2024&line=land&sort=area_m2&take=9')).json()).items.at(-1).id)
    await page.goto(`${office.address}/fieldwork/${id}`)
    await settled(page)
    const good = await photo(page, 71, undefined)
    const refused = [['页面.jpg', Buffer.from(`<html>${Payload}</html>`)], ['图.jpg', Buffer.from(Svg)], ['图.svg', Buffer.from(Svg)], ['程序.jpg', Buffer.from('MZ\x90\0')], ['包.png', zip([['a', Buffer.from('x')]])]]
    const kept = [[`${Payload}.jpg`, good.buffer], ['照片\u202Egpj.exe', Buffer.concat([(await photo(page, 72, undefined)).buffer, Buffer.from(`<!--${Payload}-->`)])], ['=cmd|calc!A0.jpg', (await photo(page, 73, undefined)).buffer]]
    await page.locator('input[type=file][multiple]').setInputFiles([...refused, ...kept].map(([name, buffer]) => ({ name: String(name), mimeType: String(name).endsWith('svg') ? 'image/svg+xml' : 'image/jpeg', buffer: /** @type {Buffer} */ (buffer) })))
    await page.getByText(`已收到 ${kept.length} / ${kept.length + refused.length},${refused.length} 张未成功`).waitFor({ timeout: 60_000 })
    assert.equal(await page.locator('.sent').getByText('代码 evidence.kind').count(), refused.length)
    await page.goto(`${office.address}/patches/${id}`)
    await settled(page)
    const served = await page.evaluate(async (patch) => {
      const items = await (await fetch(`/api/evidence?target=patch&id=${patch}`)).json()
      const answers = await Promise.all(items.map((one) => fetch(`/api/evidence/${one.version.id}/${one.version.version}/file`)))
      return answers.map((one) => [one.headers.get('content-type'), one.headers.get('x-content-type-options')])
    }, id)
    assert.ok(served.length >= kept.length)
    for (const one of served) assert.deepEqual(one, ['image/jpeg', 'nosniff'])
    await watched.clean()
  },
  '属性里的脚本和公式在台账、档案、导出里都只是文字': async ({ page, office }) => {
    const watched = watch(page)
    await signIn(page, office, office.of('县卫片办'))
    const near = await page.evaluate(async () => (await (await fetch('/api/patches?year=2024&line=land&take=1')).json()).items[0])
    const [x, y] = [near.longitude + 0.004, near.latitude + 0.004]
    const ring = [[x, y], [x, y + 0.0004], [x + 0.0005, y + 0.0004], [x + 0.0005, y], [x, y]]
    await page.goto(`${office.address}/import`)
    await settled(page)
    await page.locator('input[type=file]').setInputFiles({ name: '脚本.geojson', mimeType: 'application/json', buffer: map({ JCBH: `=1+1${Payload}`, TBLX: '20', QSX: '20240301', HSX: '20241001', BZ: `${Payload}{{constructor.constructor('window.hacked=1')()}}` }, ring) })
    await page.getByText('如何读取').waitFor()
    await page.waitForFunction(() => [...document.querySelectorAll('button')].some((one) => one.textContent?.trim() === '写入' && !one.disabled))
    await page.getByRole('button', { name: '写入' }).click()
    await page.getByText('新批次已入库').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '立即判定' }).click()
    await page.getByText('判定完成').waitFor({ timeout: 120_000 })
    await page.goto(`${office.address}/patches?q=${encodeURIComponent('=1+1')}`)
    await settled(page)
    await page.locator('.line').getByText('=1+1<img').waitFor()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: /导出所见/ }).click()
    await page.getByRole('menuitem', { name: 'CSV' }).click()
    const rows = readFileSync(await (await saved).path(), 'utf8').split('\r\n')
    assert.match(rows[1], /^"?'=1\+1/)
    const id = await page.evaluate(async () => (await (await fetch(`/api/patches?year=2024&q=${encodeURIComponent('=1+1')}`)).json()).items[0].id)
    for (const path of [`/patches/${id}`, `/determine/${id}`, `/fieldwork/${id}`]) {
      await page.goto(office.address + path)
      await settled(page)
      await page.getByText('=1+1<img').first().waitFor()
    }
    await watched.clean()
  },
}

/** Nothing opened a dialog, nothing set the mark, nothing of the payload became an element. */
function watch(page) {
  const opened = []
  page.on('dialog', (dialog) => { if (dialog.type() !== 'beforeunload') opened.push(dialog.message()); void dialog.accept() })
  return {
    async clean() {
      assert.deepEqual(opened, [])
      assert.equal(await page.evaluate(() => /** @type {any} */ (window).hacked), undefined)
      assert.equal(await page.evaluate(() => document.querySelectorAll('[onerror], [onload], main script').length), 0)
    },
  }
}
