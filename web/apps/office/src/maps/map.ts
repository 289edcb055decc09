import 'ol/ol.css'
import Feature from 'ol/Feature'
import GeoJSON from 'ol/format/GeoJSON'
import MVT from 'ol/format/MVT'
import VectorLayer from 'ol/layer/Vector'
import VectorTileLayer from 'ol/layer/VectorTile'
import Map from 'ol/Map'
import { transformExtent } from 'ol/proj'
import VectorSource from 'ol/source/Vector'
import VectorTileSource from 'ol/source/VectorTile'
import { defaults as interactions } from 'ol/interaction/defaults'
import { Circle, Fill, Stroke, Style, Text } from 'ol/style'
import View from 'ol/View'
import ScaleLine from 'ol/control/ScaleLine'
import Zoom from 'ol/control/Zoom'
import { toneColours, type Tone } from '../words/words'

const cache: Record<string, Style> = {}

/** Outline and half-open fill of a tone; the chosen one is drawn thick above the others. */
export function toneStyle(tone: Tone, chosen = false): Style {
  return (cache[tone + chosen] ??= new Style({
    stroke: new Stroke({ color: chosen ? '#0b4fd6' : toneColours[tone][0], width: chosen ? 4 : 1.5 }),
    fill: new Fill({ color: toneColours[tone][1] }),
    image: dot(chosen ? '#0b4fd6' : toneColours[tone][0], chosen ? 7 : 4.5),
    zIndex: chosen ? 2 : 1,
  }))
}

/** Patches too small to be drawn, as ink: full, without outline. */
export function inkStyle(tone: Tone): Style {
  return (cache[tone + 'ink'] ??= new Style({ fill: new Fill({ color: toneColours[tone][0] }), zIndex: 0 }))
}

/** Patches without an area – mineral points – are dots. */
function dot(colour: string, radius: number): Circle {
  return new Circle({ radius, fill: new Fill({ color: colour }), stroke: new Stroke({ color: '#fff', width: 1.5 }) })
}

export function lineStyle(stroke: string, width: number, fill?: string, label?: string, dash?: number[]): Style {
  return new Style({
    stroke: new Stroke({ color: stroke, width, lineDash: dash }),
    fill: fill ? new Fill({ color: fill }) : undefined,
    image: dot(stroke, 6),
    text: label ? new Text({ text: label, font: '12px sans-serif', fill: new Fill({ color: '#1c2733' }), stroke: new Stroke({ color: '#fff', width: 3 }), overflow: true }) : undefined,
  })
}

/** A map without any picture beneath: it needs nothing from outside and no graphics card. */
export function makeMap(target: HTMLElement): Map {
  return new Map({
    target,
    view: new View({ center: [12_000_000, 4_000_000], zoom: 9, maxZoom: 20, constrainResolution: false }),
    // Wheel and drag move the map at once; by default only one that was pressed before would.
    interactions: interactions({ onFocusOnly: false }),
    controls: [new Zoom({ zoomInTipLabel: '放大', zoomOutTipLabel: '缩小' }), new ScaleLine({ units: 'metric' })],
  })
}

export function tiles(url: string, style: (feature: { get(name: string): unknown }) => Style | undefined, minZoom = 0): VectorTileLayer {
  return new VectorTileLayer({
    source: new VectorTileSource({ format: new MVT(), url, maxZoom: 16, minZoom }),
    style: style as never,
    renderMode: 'hybrid',
    updateWhileInteracting: false,
    minZoom: minZoom ? minZoom - 0.01 : undefined,
  })
}

export function features(json: unknown): Feature[] {
  return new GeoJSON().readFeatures(json, { dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' })
}

export function drawn(list: Feature[], style?: Style | ((feature: { get(name: string): unknown }) => Style | undefined)): VectorLayer {
  return new VectorLayer({ source: new VectorSource({ features: list }), style: style as never, declutter: true })
}

export interface Box { west: number; south: number; east: number; north: number }

export function fit(map: Map, box: Box, padding = 30) {
  map.getView().fit(transformExtent([box.west, box.south, box.east, box.north], 'EPSG:4326', 'EPSG:3857'), { padding: [padding, padding, padding, padding], maxZoom: 18 })
}

/** What the map shows, as the server's bbox filter wants it. */
export function boxOf(map: Map): string {
  const extent = transformExtent(map.getView().calculateExtent(map.getSize()), 'EPSG:3857', 'EPSG:4326')
  return extent.map((one) => one.toFixed(6)).join(',')
}
