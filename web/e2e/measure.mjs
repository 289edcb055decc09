// node measure.mjs ADDRESS LOGIN PASSWORD [OPENS]: what a person waits for at 图斑台账, measured in the page; exit 1 when a figure is over its budget.
import { hasChromium, openBrowser, watchedPage } from './office.mjs'

const Budget = { open: 1500, again: 1500, move: 300, filter: 500 }
const [address, login, password, opens = '5'] = process.argv.slice(2)
if (!hasChromium()) {
  console.log('skipped: no Chromium')
  process.exit(1)
}

/**
 * Runs in the page before everything else and notes moments: rows of the table that say something, the end of each move of the map, and the map's own word
 * that nothing is being fetched, read or drawn any more. What was fetched, the browser notes itself.
 */
function watch() {
  /** @type {Window['seen']} */
  const seen = { rows: [], moved: [], drawn: [], pressed: 0, ink }
  window.seen = seen
  performance.setResourceTimingBufferSize(20_000)
  const shown = () => {
    const lines = [...document.querySelectorAll('.table .line, .table .state.empty')]
    return lines.length > 0 && lines.every((line) => !line.textContent?.includes('…')) && !document.querySelector('.table .state.loading')
  }
  let here = false
  new MutationObserver(() => {
    const now = shown()
    if (now && !here) requestAnimationFrame(() => seen.rows.push(performance.now()))
    here = now
  }).observe(document, { childList: true, subtree: true, characterData: true })
  document.addEventListener('moveend', () => seen.moved.push(performance.now()))
  document.addEventListener('rendercomplete', () => seen.drawn.push(performance.now()))
  for (const kind of ['mousedown', 'mouseup', 'keydown', 'wheel']) document.addEventListener(kind, () => { seen.pressed = performance.now() }, { capture: true, passive: true })

  function ink() {
    let dots = 0
    for (const canvas of document.querySelectorAll('.map canvas')) {
      const pixels = /** @type {HTMLCanvasElement} */ (canvas).getContext('2d')?.getImageData(0, 0, canvas['width'], canvas['height']).data ?? []
      for (let index = 3; index < pixels.length; index += 4) if (pixels[index]) dots++
    }
    return dots
  }
}

/**
 * Waits until nothing has come or been drawn for a while, then says when what was wanted was there: the first drawing of table and map after the last
 * answer that belongs to it. Ground without a drop of colour is no map.
 */
async function settled(page, since, blank = false) {
  const last = () => page.evaluate(() => Math.max(window.seen.rows.at(-1) ?? 0, window.seen.moved.at(-1) ?? 0, ...performance.getEntriesByType('resource').map((one) => /** @type {PerformanceResourceTiming} */ (one).responseEnd)))
  for (let before = -1, quiet = 0; quiet < 4;) {
    await page.waitForTimeout(150)
    const now = await last()
    quiet = now === before ? quiet + 1 : 0
    before = now
  }
  const found = await page.evaluate((from) => {
    const ended = (part) => Math.max(from, ...performance.getEntriesByType('resource').filter((one) => one.name.includes(part)).map((one) => /** @type {PerformanceResourceTiming} */ (one).responseEnd))
    const moved = Math.max(from, window.seen.moved.at(-1) ?? 0)
    return {
      moved,
      table: Math.max(window.seen.rows.find((at) => at > from) ?? NaN, ended('/api/patches')),
      map: window.seen.drawn.find((at) => at > Math.max(moved, ended('/api/map/'))) ?? NaN,
      ink: window.seen.ink(),
    }
  }, since)
  if (Number.isNaN(found.map)) throw new Error('the map was not drawn')
  if (!found.ink && !blank) throw new Error('the map is blank')
  return found
}

/** @type {Record<string, number[]>} */
const figures = { first: [], open: [], again: [], table: [], map: [], move: [], rest: [], tile: [], filter: [] }
const browser = await openBrowser()
const faultsOfAll = new Set()

/** Signs in without the pages, so that nothing of them is in the browser's cache. */
async function enter(context) {
  await context.clearCookies()
  const answer = await context.request.post(`${address}/api/session`, { data: { login, password } })
  if (!answer.ok()) throw new Error(`sign-in: ${answer.status()}`)
}

async function openOnce(page, kind) {
  await page.goto(`${address}/patches`, { waitUntil: 'commit' })
  await page.waitForFunction(() => window.seen?.rows.length && window.seen.drawn.length, undefined, { timeout: 30_000 })
  const seen = await settled(page, 0)
  figures[kind].push(Math.max(seen.table, seen.map))
  if (kind !== 'open') return
  figures.table.push(seen.table)
  figures.map.push(seen.map)
}

/** Wheel and drag as a hand does them: into a town, to the fields, across the county and out again. */
async function moves(page) {
  const box = await page.locator('.map .canvas').boundingBox()
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const plan = ['in', 'in', 'east', 'south', 'in', 'west', 'north', 'in', 'in', 'east', 'in', 'south', 'in', 'west', 'north', 'out', 'out', 'east', 'out', 'south', 'out', 'out', 'west', 'out', 'in', 'in', 'north', 'out', 'out', 'out']
  for (const [turn, move] of plan.entries()) {
    const before = await page.evaluate(() => performance.now())
    if (move === 'in' || move === 'out') {
      await page.mouse.move(x + 40 * Math.cos(turn), y + 40 * Math.sin(turn))
      for (let notch = 0; notch < 3; notch++) await page.mouse.wheel(0, move === 'in' ? -120 : 120)
    } else {
      const [dx, dy] = { east: [-1, 0], west: [1, 0], south: [0, -1], north: [0, 1] }[move]
      await page.mouse.move(x, y)
      await page.mouse.down()
      for (let step = 1; step <= 10; step++) await page.mouse.move(x + dx * step * 0.045 * box.width, y + dy * step * 0.045 * box.height)
      await page.mouse.up()
    }
    await page.waitForFunction((from) => (window.seen.moved.at(-1) ?? 0) > from, before, { polling: 'raf', timeout: 30_000 })
    const seen = await settled(page, before)
    figures.move.push(seen.map - seen.moved)
    figures.rest.push(seen.map - (await page.evaluate(() => window.seen.pressed)))
    detail(`${move} ${(seen.map - seen.moved).toFixed(0)} ms`)
  }
}

/** How long the answer to each tile took; what is not yet there is blank no longer than that and its drawing. */
async function answers(page) {
  figures.tile.push(...(await page.evaluate(() => performance.getEntriesByType('resource').filter((one) => one.name.includes('/api/map/patches/')).map((one) => one.duration))))
}

/** From the press that says what is wanted to table and map showing it. */
async function filters(page) {
  const after = async (act, name, blank = false) => {
    const before = await page.evaluate(() => performance.now())
    await act()
    await page.waitForFunction((from) => (window.seen.rows.at(-1) ?? 0) > from, before, { polling: 'raf', timeout: 10_000 }).catch(() => { throw new Error(`the table did not answer: ${name}`) })
    const pressed = await page.evaluate(() => window.seen.pressed)
    const seen = await settled(page, pressed, blank)
    figures.filter.push(Math.max(seen.table, seen.map) - pressed)
    detail(`${name}: table ${(seen.table - pressed).toFixed(0)}, map ${(seen.map - pressed).toFixed(0)} ms`)
  }
  const pick = async (facet, at) => {
    await page.locator(`.bar .el-select:has(input[aria-label="${facet}"])`).click()
    const option = page.locator('.el-select-dropdown:visible .el-select-dropdown__item').nth(at)
    await option.waitFor()
    await page.waitForTimeout(400)
    await after(() => option.click(), `${facet} ${at}`)
    await page.locator('h1').click()
    await page.waitForTimeout(400)
  }
  const clear = () => after(() => page.getByRole('button', { name: '清除筛选' }).click(), 'all')
  for (const text of ['P0421', 'P01', 'P099999', '没有']) {
    const input = page.locator('input[aria-label="编号开头"]')
    await input.fill(text)
    await after(() => input.press('Enter'), `number ${text}`, text === '没有')
  }
  await clear()
  for (const [code, town] of [[0, 2], [1, 5]]) {
    await pick('判定', code)
    await pick('乡镇', town)
    await clear()
  }
  await pick('状态', 0)
  await after(() => page.locator('.bar .el-radio-button', { hasText: '土地' }).click(), 'line')
  await clear()
}

try {
  // The first visitor after a start makes the tiles and counts; a warm server is what everybody after him meets.
  for (let turn = 0; turn <= Number(opens); turn++) {
    const cold = await openBrowser()
    try {
      await cold.context.addInitScript(watch)
      await enter(cold.context)
      const { page } = await watchedPage(cold.context, { address })
      await openOnce(page, turn === 0 ? 'first' : 'open')
      if (turn) await openOnce(page, 'again')
    } finally {
      await cold.close()
    }
  }

  await browser.context.addInitScript(watch)
  await enter(browser.context)
  const { page, faults } = await watchedPage(browser.context, { address })
  for (const walk of [moves, filters]) {
    await page.goto(`${address}/patches`, { waitUntil: 'commit' })
    await page.waitForFunction(() => window.seen?.rows.length && window.seen.drawn.length, undefined, { timeout: 30_000 })
    await settled(page, 0)
    await walk(page)
    await answers(page)
  }
  for (const fault of faults) faultsOfAll.add(fault)
} finally {
  await browser.close()
}

function detail(text) {
  if (process.env.WEIPIAN_DETAIL) console.log(`  ${text}`)
}

let over = 0
function show(name, list, budget) {
  const sorted = [...list].sort((a, b) => a - b)
  const worst = sorted.at(-1)
  const bad = budget !== undefined && worst > budget
  if (bad) over++
  console.log(`${name.padEnd(34)} ${String(sorted.length).padStart(3)} times  min ${sorted[0].toFixed(0).padStart(5)}  median ${sorted[Math.floor((sorted.length - 1) / 2)].toFixed(0).padStart(5)}  worst ${worst.toFixed(0).padStart(5)} ms${budget === undefined ? '' : `  (at most ${budget})${bad ? '  OVER' : ''}`}`)
}
show('table and map, empty browser', figures.open, Budget.open)
show('  of it the table', figures.table)
show('  of it the map', figures.map)
show('table and map, opened again', figures.again, Budget.again)
show('the first after a start', figures.first)
show('move end → no tile missing', figures.move, Budget.move)
show('  a tile asked for → answered', figures.tile, Budget.move)
show('  the hand at rest → drawn', figures.rest)
show('filter → table and map', figures.filter, Budget.filter)
for (const fault of faultsOfAll) console.log(`FAULT ${fault}`)
process.exit(over || faultsOfAll.size ? 1 : 0)
