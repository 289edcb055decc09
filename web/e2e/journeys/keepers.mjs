import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { settled, signIn } from '../office.mjs'

/** What the three administrators keep, and what belongs to the person himself. */
export const journeys = {
  '设置动态口令,下次登录要它,用过的不能再用': async ({ page, office }) => {
    const person = office.of('审批')
    await signIn(page, office, person, '/me')
    await page.getByRole('button', { name: '设置动态口令' }).click()
    const secret = (await page.locator('.secret').innerText()).trim()
    await page.locator('input[name=code]').fill('000000')
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByRole('alert').filter({ hasText: '动态码' }).first().waitFor()
    const step = Math.floor(Date.now() / 30_000)
    await page.locator('input[name=code]').fill(code(secret, step))
    await page.getByRole('button', { name: '确认' }).click()
    await page.getByText('更换手机由系统管理员重置口令').waitFor()
    await page.context().clearCookies()
    await page.goto(office.address)
    await page.locator('input[name=login]').fill(person.login)
    await page.locator('input[name=password]').fill(office.password)
    await page.keyboard.press('Enter')
    await page.locator('input[name=code]').fill(code(secret, step))
    await page.keyboard.press('Enter')
    await page.getByText('账号、口令或动态码不正确').waitFor()
    await page.locator('input[name=code]').fill(code(secret, step + 1))
    await page.keyboard.press('Enter')
    await page.locator('.shell-nav').waitFor()
  },
  '长时间不动即退出并遮住页面,重新登录后所填还在': async ({ page, office }) => {
    await page.clock.install()
    await signIn(page, office, office.of('执法监察'), '/dossiers/case/new')
    await page.getByLabel('违法地点').fill('清溪镇东村')
    await page.clock.fastForward('29:00')
    assert.equal(await page.getByText('登录已过期').count(), 0)
    await page.clock.fastForward('02:00')
    await page.getByText('登录已过期').waitFor()
    assert.equal(await page.locator('.shell-main').isVisible(), false, 'whoever passes by reads nothing')
    assert.equal(await page.evaluate(async () => (await fetch('/api/patches?year=2024')).status), 401)
    await page.locator('.el-dialog input[name=password]').fill(office.password)
    await page.keyboard.press('Enter')
    await page.getByText('登录已过期').waitFor({ state: 'hidden' })
    assert.equal(await page.getByLabel('违法地点').inputValue(), '清溪镇东村')
    assert.equal(await page.locator('.shell-main').isVisible(), true)
  },
  '读者令牌只显示一次,能读本岗位所见,废止即失效': async ({ page, office }) => {
    await signIn(page, office, office.of('地籍'), '/me')
    await page.getByLabel('令牌名称').fill('办公室 QGIS')
    await page.getByRole('button', { name: '制作令牌' }).click()
    const token = (await page.locator('.el-dialog .big').innerText()).trim()
    assert.match(token, /^wp_[0-9a-f]{48}$/)
    await page.getByRole('button', { name: '已保存好' }).click()
    const read = async () => (await fetch(`${office.address}/ogc/collections`, { headers: { Authorization: `Basic ${Buffer.from(`qgis:${token}`).toString('base64')}` } })).status
    assert.equal(await read(), 200)
    await page.reload()
    await settled(page)
    assert.ok(!(await page.content()).includes(token), 'shown once')
    await page.getByRole('row', { name: /办公室 QGIS/ }).getByText('地籍').waitFor()
    await page.getByRole('button', { name: '废止令牌 办公室 QGIS' }).click()
    await page.getByText('还没有令牌').waitFor()
    assert.equal(await read(), 401)
  },
  '系统管理员立即备份并核对,恢复说明用命令行': async ({ page, office }) => {
    await signIn(page, office, office.of('系统管理员'), '/backups')
    await settled(page)
    await page.getByText('weipian restore').waitFor()
    await page.getByRole('button', { name: '立即备份' }).click()
    await page.getByText('未核对').waitFor({ timeout: 60_000 })
    await page.getByRole('button', { name: '核对', exact: true }).click()
    await page.locator('td').getByText(/^相符/).waitFor({ timeout: 60_000 })
  },
  '紧急授权:一人申请、另一人批准、限时、审计可查': async ({ page, office }) => {
    const admin = office.of('系统管理员')
    await signIn(page, office, admin, '/me')
    await page.getByRole('button', { name: '申请紧急授权' }).click()
    await page.locator('.form .el-select__wrapper').first().click()
    await page.locator('.el-select-dropdown:visible').getByText('审计员', { exact: true }).click()
    await page.getByLabel('紧急理由').fill('主机告警,须当夜核对导入情况')
    await page.getByRole('button', { name: '申请', exact: true }).click()
    await page.getByText('待批准').waitFor()
    assert.equal(await page.getByRole('button', { name: '批准' }).count(), 0)
    await signIn(page, office, office.of('安全管理员'), '/me')
    await page.getByLabel(/的意见/).fill('值班电话已核实')
    await page.getByRole('button', { name: '批准', exact: true }).click()
    await page.getByText('有效', { exact: true }).waitFor()
    // With two posts he is asked which he comes as.
    await page.context().clearCookies()
    await page.goto(office.address)
    await page.locator('input[name=login]').fill(admin.login)
    await page.locator('input[name=password]').fill(office.password)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '审计员' }).click()
    await page.locator('.shell-nav').getByText('图斑台账').waitFor()
    await page.goto(`${office.address}/me`)
    await page.getByRole('button', { name: '收回' }).click()
    await page.getByText('请选择本次以哪个岗位办理').waitFor()
    await page.getByRole('button', { name: '系统管理员' }).click()
    await page.goto(`${office.address}/me`)
    await page.getByText('已收回', { exact: true }).waitFor()
    await signIn(page, office, office.of('审计员'), '/audit')
    await page.getByRole('button', { name: '批准紧急授权' }).waitFor()
    await page.getByRole('button', { name: '终止紧急授权' }).first().waitFor()
  },
}

/** A one-time code as an authenticator makes it (RFC 6238). */
function code(secret, step) {
  let bits = ''
  for (const letter of secret.replace(/\s/g, '')) bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((one) => Number.parseInt(one, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigInt64BE(BigInt(step))
  const hash = createHmac('sha1', key).update(counter).digest()
  return String((hash.readInt32BE((hash.at(-1) ?? 0) & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
