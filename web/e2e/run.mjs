// node run.mjs [PROGRAM]: every journey against one served demo county; the last line is 'N passed, N failed'.
import { hasChromium, openBrowser, openOffice, watchedPage } from './office.mjs'
import { built } from './place.mjs'

if (!hasChromium()) {
  console.log('skipped: no Chromium')
  process.exit(0)
}
const rooms = ['clerk', 'officer', 'others', 'field', 'hostile', 'keepers', 'states', 'everyscreen', 'imagery', 'eyes']
const office = await openOffice(built(process.argv[2]))
const browser = await openBrowser()
let [passed, failed] = [0, 0]
try {
  for (const room of rooms) {
    const { journeys } = await import(`./journeys/${room}.mjs`)
    for (const [name, walk] of Object.entries(journeys)) {
      if (process.env.WEIPIAN_ONLY && !name.includes(process.env.WEIPIAN_ONLY)) continue
      const start = Date.now()
      const { page, faults } = await watchedPage(browser.context, office)
      page.setDefaultTimeout(15_000)
      try {
        await walk({ page, office, browser })
        if (faults.length) throw new Error([...new Set(faults)].join('\n'))
        passed++
        console.log(`ok      ${name} ${((Date.now() - start) / 1000).toFixed(1)} s`)
      } catch (error) {
        failed++
        console.log(`FAILED  ${name}: ${error instanceof Error ? error.message.slice(0, 4000) : error}`)
        if (process.env.WEIPIAN_SHOTS) await page.screenshot({ path: `${process.env.WEIPIAN_SHOTS}/${name}.png` }).catch(() => undefined)
      }
      await page.close()
    }
  }
} finally {
  await browser.close()
  await office.close()
}
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed ? 1 : 0)
