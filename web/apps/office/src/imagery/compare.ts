import { call, Refusal, type ImageryLine } from '@weipian/api'
import type OlMap from 'ol/Map'
import type TileLayer from 'ol/layer/Tile'
import type RenderEvent from 'ol/render/Event'
import { getRenderPixel } from 'ol/render'
import { reactive, watch } from 'vue'
import { may } from '../session/session'
import { nearest, pictureLayer, type Fetching } from './picture'

/** How two pictures are held against each other. */
export const modes = [['off', '无影像'], ['one', '单图'], ['swipe', '卷帘'], ['blink', '闪烁'], ['both', '并列']] as const
export type Mode = (typeof modes)[number][0]

/** Long enough to see what is there, short enough to see what is gone. */
const Blink = 900
const Kept = 'imagery-mode'

export interface Comparison {
  lines: ImageryLine[]
  state: 'loading' | 'ready' | 'error' | 'denied'
  problem: string
  mode: Mode
  before?: number
  after?: number
  /** Which of the two is on top, alone or blinking. */
  top: 'before' | 'after'
  /** Where the swipe stands, hundredths from the left. */
  at: number
  opacity: number
  fetching: Fetching
}

/** Pictures of a year, the two that are chosen, and how they are shown on one map or two. */
export function useComparison(changed: () => void) {
  const state = reactive<Comparison>({ lines: [], state: 'loading', problem: '', mode: 'off', top: 'after', at: 50, opacity: 100, fetching: { waiting: 0, problem: '' } })
  let maps: { first?: OlMap; second?: OlMap } = {}
  let shown: Array<[OlMap, TileLayer]> = []
  let byHand = false
  let timer: ReturnType<typeof setInterval> | undefined
  const line = (number?: number) => state.lines.find((one) => one.number === number)
  const still = () => matchMedia('(prefers-reduced-motion: reduce)').matches

  async function load(year: number) {
    if (!may('imagery.read')) {
      state.state = 'denied'
      return
    }
    state.state = 'loading'
    try {
      state.lines = (await call('listImagery', { query: { year } })).filter((one) => one.current)
      state.state = 'ready'
    } catch (error) {
      state.state = 'error'
      state.problem = error instanceof Refusal ? error.message : String(error)
    }
  }
  /** The pair that fits the days of the patch's own images; a pair somebody chose is left while it is there. */
  function suit(earlier?: string | null, later?: string | null) {
    const mean = (phase: string, day?: string | null) => nearest([...state.lines], phase, day)?.number
    if (!byHand || !line(state.before)) state.before = mean('before', earlier) ?? mean('base')
    if (!byHand || !line(state.after)) state.after = mean('after', later) ?? mean('base')
    if (state.mode === 'off' && state.lines.length) {
      const kept = localStorage.getItem(Kept) as Mode | null
      state.mode = kept && modes.some(([one]) => one === kept) ? kept : state.before && state.after && state.before !== state.after ? 'swipe' : 'one'
    }
  }
  function pick(side: 'before' | 'after', number: number) {
    byHand = true
    state[side] = number
  }
  function choose(mode: Mode) {
    localStorage.setItem(Kept, mode)
    state.mode = mode
  }
  function place(first: OlMap, second?: OlMap) {
    maps = { first, second }
    draw()
  }
  /** Takes the layers off and puts them on again as chosen. */
  function draw() {
    clearInterval(timer)
    for (const [map, layer] of shown) map.removeLayer(layer)
    shown = []
    state.fetching.problem = ''
    const { first, second } = maps
    const [before, after] = [line(state.before), line(state.after)]
    if (!first || state.mode === 'off') return changed()
    const add = (map: OlMap, number: typeof before, zIndex: number) => {
      if (!number) return undefined
      const layer = pictureLayer(number, state.fetching, zIndex)
      map.addLayer(layer)
      shown.push([map, layer])
      return layer
    }
    const lower = add(first, before, -2)
    const upper = state.mode === 'both' ? second && add(second, after, -1) : add(first, after, -1)
    if (state.mode === 'swipe' && upper) {
      upper.on('prerender', (event) => clip(event, first))
      upper.on('postrender', (event) => { (event.context as CanvasRenderingContext2D).restore() })
    }
    if (state.mode === 'blink' && !still()) timer = setInterval(() => { state.top = state.top === 'after' ? 'before' : 'after' }, Blink)
    void lower
    shade()
    changed()
  }
  function shade() {
    for (const [map, layer] of shown) {
      const upper = layer.getZIndex() === -1
      layer.setOpacity(state.opacity / 100)
      layer.setVisible(map === maps.second || state.mode === 'swipe' || state.mode === 'both' || upper === (state.top === 'after'))
    }
    maps.first?.render()
  }
  /** Only what is right of the handle; in the canvas's own dots, whatever the screen's. */
  function clip(event: RenderEvent, map: OlMap) {
    const context = event.context as CanvasRenderingContext2D
    const [width, height] = map.getSize() ?? [0, 0]
    const left = width * (state.at / 100)
    const corners = [[left, 0], [width, 0], [width, height], [left, height]].map((one) => getRenderPixel(event, one))
    context.save()
    context.beginPath()
    corners.forEach((one, at) => (at ? context.lineTo(one[0]!, one[1]!) : context.moveTo(one[0]!, one[1]!)))
    context.closePath()
    context.clip()
  }
  /** A key of the desk; false when it is none of these. */
  function pressed(key: string): boolean {
    if (!state.lines.length) return false
    if (key === 'v') choose(modes[(modes.findIndex(([one]) => one === state.mode) + 1) % modes.length]![0])
    else if (key === 't') state.top = state.top === 'after' ? 'before' : 'after'
    else if (key === '[') state.at = Math.max(0, state.at - 5)
    else if (key === ']') state.at = Math.min(100, state.at + 5)
    else return false
    return true
  }
  watch(() => [state.mode, state.before, state.after], draw)
  watch(() => [state.top, state.opacity], shade)
  watch(() => state.at, () => maps.first?.render())
  return { state, line, load, suit, pick, choose, place, pressed, end: () => clearInterval(timer) }
}
