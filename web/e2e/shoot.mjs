// node shoot.mjs FOLDER [PROGRAM]: a picture of every screen at 1366×768 (and the main ones on a wall screen), and what axe finds.
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { check } from './axe.mjs'
import { openBrowser, openOffice, settled, signIn, watchedPage } from './office.mjs'
import { built } from './place.mjs'
import { fill, screens } from './screens.mjs'

const folder = resolve(process.argv[2] ?? 'screens')
mkdirSync(folder, { recursive: true })
const given = process.env.WEIPIAN_OFFICE // address,password,login=post… of an office already open, for looking while working
const office = given ? opened(given) : await openOffice(built(process.argv[3]))
const browser = await openBrowser()
const { page, faults } = await watchedPage(browser.context, office)
let post
let bad = 0
const only = process.env.WEIPIAN_SCREENS?.split(',')
for (const screen of screens) {
  if (only && !only.some((one) => screen.name.startsWith(one))) continue
  if (screen.post !== post) {
    post = screen.post
    if (post) await signIn(page, office, office.of(post))
    else { await page.context().clearCookies(); await page.goto(office.address) }
  }
  const path = post ? await fill(page, screen.path) : screen.path
  if (!path) { console.log(`${screen.name}: nothing of the kind`); continue }
  if (post) await page.goto(office.address + path)
  await settled(page).catch((error) => console.log(`${screen.name}: ${error.message.split('\n')[0]}`))
  if (screen.click) { await page.getByText(screen.click, { exact: true }).first().click(); await settled(page).catch(() => undefined) }
  if (screen.press) { await page.keyboard.press(screen.press); await page.waitForTimeout(500) }
  await page.waitForTimeout(600)
  await page.screenshot({ path: join(folder, `${screen.name}.png`) })
  const found = await check(page)
  bad += found.length
  console.log(`${screen.name}: ${found.length ? found.join('\n    ') : 'ok'}`)
}
for (const fault of [...new Set(faults)]) console.log(`FAULT ${fault}`)
await browser.close()
await office.close()
console.log(`${screens.length} screens, ${bad} findings, ${faults.length} faults → ${folder}`)

function opened(text) {
  const [address, password, ...people] = text.split(',')
  const all = people.map((one) => { const [login, post] = one.split('='); return { login, name: login, post } })
  return { address, password, people: all, of: (post) => all.find((one) => one.post === post) ?? (() => { throw new Error(post) })(), close: async () => {} }
}
