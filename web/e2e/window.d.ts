/** What measure.mjs keeps in the page: moments of `performance.now()`. */
interface Window {
  seen: { rows: number[]; moved: number[]; drawn: number[]; pressed: number; ink(): number }
}
