// A real office: the demo county served by the built program, and a real Chromium to look at it.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const Flags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=zh-CN']
export const Chromium = process.env.WEIPIAN_CHROMIUM ?? '/usr/bin/chromium'

/** @typedef {{ login: string, name: string, post: string }} Person */

/**
 * Starts the demo on a free port and reads address, password and people from what it prints.
 * @param {string} program path of the built executable
 */
export async function openOffice(program) {
  const folder = mkdtempSync(join(tmpdir(), 'weipian-e2e-'))
  const child = spawn(program, ['demo', '--workspace', join(folder, 'county'), '--urls', 'http://127.0.0.1:0'], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (part) => { said += part })
  child.stderr.on('data', (part) => { said += part })
  const end = Date.now() + 180_000
  while (!/办公端已开:http/.test(said)) {
    if (child.exitCode !== null || Date.now() > end) throw new Error(`the demo did not open:\n${said.slice(-3000)}`)
    await new Promise((next) => setTimeout(next, 200))
  }
  const address = /办公端已开:(http:\/\/[\d.]+:\d+)/.exec(said)?.[1]
  const password = /口令都是 (\S+?)\)/.exec(said)?.[1]
  const people = [...said.matchAll(/^ {2}([a-z]+) +(\S+) (\S+)$/gm)].map((found) => ({ login: found[1], name: found[2], post: found[3].split('·')[0] }))
  if (!address || !password || people.length === 0) throw new Error(`address, password or people not printed:\n${said.slice(-2000)}`)
  return {
    address, password, people, county: join(folder, 'county'),
    /** @param {string} post */
    of(post) {
      const found = people.find((one) => one.post === post)
      if (!found) throw new Error(`nobody is ${post}`)
      return found
    },
    async close() {
      child.kill('SIGINT')
      await Promise.race([new Promise((gone) => child.once('exit', gone)), new Promise((late) => setTimeout(late, 10_000))])
      if (child.exitCode === null) child.kill('SIGKILL')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A browser with an empty profile of its own. */
export async function openBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'weipian-chromium-'))
  const context = await chromium.launchPersistentContext(profile, { executablePath: Chromium, args: Flags, headless: true, viewport: { width: Number(process.env.WEIPIAN_WIDTH ?? 1366), height: Number(process.env.WEIPIAN_HEIGHT ?? 768) }, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' })
  return { context, close: async () => { await context.close(); rmSync(profile, { recursive: true, force: true }) } }
}

export const hasChromium = () => existsSync(Chromium)

/** A page that remembers what a page of ours must never do: ask elsewhere, break the content policy, throw. */
export async function watchedPage(context, office) {
  const page = await context.newPage()
  const faults = []
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(office.address) && !/^(data|blob|about):/.test(url)) faults.push(`asked elsewhere: ${url}`)
  })
  page.on('console', (message) => { if (/Content Security Policy|Refused to/.test(message.text())) faults.push(`policy: ${message.text().slice(0, 300)}`) })
  page.on('pageerror', (error) => faults.push(`threw: ${error.message.slice(0, 300)}`))
  return { page, faults }
}

/** @param {import('playwright-core').Page} page */
export async function signIn(page, office, person, path = '/') {
  await page.context().clearCookies()
  await page.goto(office.address + path)
  await page.locator('input[name=login]').fill(person.login)
  await page.locator('input[name=password]').fill(office.password)
  await page.keyboard.press('Enter')
  await page.locator('.shell-nav').waitFor({ timeout: 20_000 })
}

/** Waits until nothing is being fetched and nothing says that it is loading. */
export async function settled(page) {
  await page.waitForLoadState('networkidle')
  await page.waitForFunction(() => !document.querySelector('.state.loading'), undefined, { timeout: 20_000 })
}
