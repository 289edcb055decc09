import { call } from '@weipian/api'
import type VectorTileLayer from 'ol/layer/VectorTile'
import { may } from '../session/session'
import { lineStyle, tiles } from './map'

/** The server draws layers from this zoom on; further out nothing could be told apart. */
export const LeastZoom = 10

/** Limits of mining rights, for patches that are points and lie on nothing that could be measured. */
export async function rights(): Promise<VectorTileLayer[]> {
  if (!may('layer.read')) return []
  const layers = await call('listLayers').catch(() => [])
  return layers.filter((one) => one.current && one.kind === 'mining-right').map((one) =>
    tiles(`/api/map/layers/${one.number}/{z}/{x}/{y}`, () => lineStyle('#c2185b', 2, 'rgba(194,24,91,.06)', undefined, [8, 4]), LeastZoom))
}

/** Borders of towns and of the county as far as they are registered: without them patches lie in the void. */
export async function borders(): Promise<VectorTileLayer[]> {
  if (!may('layer.read')) return []
  const layers = await call('listLayers').catch(() => [])
  return layers.filter((one) => one.current && (one.kind === 'town' || one.kind === 'county')).map((one) => {
    const drawn = tiles(`/api/map/layers/${one.number}/{z}/{x}/{y}`, (feature) => lineStyle(one.kind === 'county' ? '#3c4a57' : '#5d6b78', one.kind === 'county' ? 2 : 1.2, undefined, one.kind === 'town' ? String(feature.get('name') ?? '') : undefined, [6, 4]), LeastZoom)
    drawn.setZIndex(-1)
    drawn.setDeclutter(true)
    return drawn
  })
}
