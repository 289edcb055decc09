import assert from 'node:assert/strict'
import { settled, signIn } from '../office.mjs'

/** What an officer sees at once: dead ends, cut-off papers, windows that are too small, keys for names. */
export const journeys = {
  '坏文件的原因留在页上,没有写入,可以换一个': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/import')
    await settled(page)
    const batches = page.locator('section', { hasText: '年度已导入的批次' }).locator('tbody tr')
    await batches.first().waitFor()
    const before = await batches.count()
    await page.locator('input[type=file]').setInputFiles({ name: '坏文件.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04 no zip') })
    await page.getByRole('heading', { name: '坏文件.zip 未能读取' }).waitFor()
    await page.getByText('没有写入任何内容').waitFor()
    assert.ok(await page.getByRole('button', { name: '写入', exact: true }).isDisabled())
    await page.getByRole('button', { name: '换一个文件' }).click()
    await batches.first().waitFor()
    assert.equal(await batches.count(), before)
  },
  '打印台账取齐当前筛选下的全部图斑': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/patches?code=W')
    await settled(page)
    const total = Number(await page.locator('.sum strong').first().textContent())
    assert.ok(total > 40, 'more than the screen draws')
    await page.evaluate(() => {
      window.print = () => { document.title = String(document.querySelectorAll('section.only-print tbody tr').length) }
    })
    await page.getByRole('button', { name: '打印', exact: true }).click()
    await page.waitForFunction((count) => document.title === String(count), total)
  },
  '部门签署后图斑即离开待签队列': async ({ page, office }) => {
    await signIn(page, office, office.of('耕保'))
    const tile = page.locator('.tile', { hasText: '待我部门签署' })
    const waiting = Number(await tile.locator('b').textContent())
    await tile.click()
    await settled(page)
    const number = await page.locator('.page-head .number').textContent()
    await page.locator('.page-head [role=status]').getByText(`本队列 ${waiting} 个`).waitFor()
    await page.keyboard.press('o')
    await page.locator('.el-dialog').getByRole('button', { name: /签署/ }).click()
    await page.locator('.page-head [role=status]').getByText(`本队列 ${waiting - 1} 个`).waitFor()
    assert.notEqual(await page.locator('.page-head .number').textContent(), number)
    await page.goto(office.address)
    await page.waitForFunction((left) => [...document.querySelectorAll('.tile')].some((one) => one.textContent?.includes('待我部门签署') && one.textContent.includes(String(left))), waiting - 1)
  },
  '放大到两倍,判定台的图、表、按钮都在,不相互遮住': async ({ page, office }) => {
    await page.setViewportSize({ width: 683, height: 384 })
    await signIn(page, office, office.of('县卫片办'), '/determine?state=待结论&code=W')
    await settled(page)
    const [ground, pieces, verdict] = await Promise.all(['.desk > .ground', '.desk > .pieces', '.desk > .verdict'].map((one) => page.locator(one).boundingBox()))
    assert.ok(ground.height > 250 && ground.width > 500, 'a map that can be read')
    assert.ok(pieces.y >= ground.y + ground.height && verdict.y >= pieces.y + pieces.height, 'one below the other')
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), 'nothing beside the page')
    await page.goto(`${office.address}/patches`)
    await settled(page)
    const [bar, sum] = await Promise.all([page.locator('.bar').boundingBox(), page.locator('.sum').boundingBox()])
    assert.ok(sum.y >= bar.y + bar.height, 'the filters lie above the counts')
  },
  '换到另一页,下一次 Tab 就在正文里': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'))
    await settled(page)
    await page.locator('.shell-nav').getByRole('link', { name: '图层管理' }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: '图层管理' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'main')
    await page.keyboard.press('Tab')
    assert.ok(await page.evaluate(() => document.querySelector('#main')?.contains(document.activeElement)))
  },
  '档案和卷宗里写编号、名称和日期,不写标识和代码': async ({ page, office }) => {
    await signIn(page, office, office.of('执法监察'), '/dossiers/case')
    await settled(page)
    assert.ok(/剩|超|今天到期/.test((await page.locator('.el-table__row').first().textContent()) ?? ''), 'the list says what is due')
    await page.locator('.el-table__row a').first().click()
    await page.getByRole('heading', { name: '关联' }).waitFor()
    const link = page.locator('main .links a').first()
    assert.match((await link.textContent()) ?? '', /^6199/)
    await link.click()
    await page.locator('.facts dd', { hasText: /^\w+ [一-龥]/ }).first().waitFor()
    await page.getByText('水浇地').or(page.getByText('旱地')).or(page.getByText('水田')).first().waitFor()
    assert.ok((await page.locator('.facts').first().textContent())?.includes('2024-03-01'))
  },
  '年度节点设了日期就在期限页上,后台工作离开页面也查得到': async ({ page, office }) => {
    await signIn(page, office, office.of('县卫片办'), '/programme')
    await settled(page)
    await page.getByRole('combobox', { name: '建立台账截止日' }).fill('2030-03-31')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /保存 1 项更改/ }).click()
    await page.getByText('已保存,并记入日志').waitFor()
    await page.goto(`${office.address}/judge`)
    await page.getByRole('button', { name: '预览变化' }).click()
    await page.goto(`${office.address}/due`)
    await page.locator('tr', { hasText: '建立台账截止日' }).getByText('2030-03-31').waitFor()
    await page.getByRole('button', { name: '后台工作' }).click()
    await page.locator('.jobs li', { hasText: '判定' }).first().getByText('完成').waitFor()
  },
}
