import type { ImageryLine } from '@weipian/api'
import { fetchFile, Refusal } from '@weipian/api'
import type ImageTile from 'ol/ImageTile'
import TileLayer from 'ol/layer/Tile'
import { transformExtent } from 'ol/proj'
import XYZ from 'ol/source/XYZ'
import TileState from 'ol/TileState'

const Nothing = 'data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEAAAAALAAAAAABAAEAAAICRAEAOw=='

/** How many tiles of a layer are on their way, and what the server said of those that did not come. */
export interface Fetching { waiting: number; problem: string }

/** A registered picture as a layer of the map. The browser asks this server only; what lies behind is the server's affair. */
export function pictureLayer(line: ImageryLine, fetching: Fetching, zIndex: number): TileLayer<XYZ> {
  return new TileLayer({
    source: new XYZ({
      url: `/api/map/imagery/${line.number}/{z}/{x}/{y}`, minZoom: Math.min(line.min_zoom, 20), maxZoom: Math.min(line.max_zoom, 20), wrapX: false, transition: 0,
      tileLoadFunction: (tile, address) => void fetchTile(tile as ImageTile, address, fetching),
    }),
    extent: line.extent ? transformExtent([line.extent.west, line.extent.south, line.extent.east, line.extent.north], 'EPSG:4326', 'EPSG:3857') : undefined,
    minZoom: line.min_zoom > 0 ? line.min_zoom - 0.01 : undefined,
    zIndex,
  })
}

/** Fetched rather than left to an image element: a refusal says why, and "nothing here" is no failure. */
async function fetchTile(tile: ImageTile, address: string, fetching: Fetching) {
  const image = tile.getImage() as HTMLImageElement
  fetching.waiting++
  try {
    const answer = await fetchFile(address)
    const bytes = answer.status === 204 ? undefined : await answer.blob()
    if (!bytes?.size) {
      image.src = Nothing
      return
    }
    const local = URL.createObjectURL(bytes)
    image.addEventListener('load', () => URL.revokeObjectURL(local), { once: true })
    image.src = local
    fetching.problem = ''
  } catch (error) {
    fetching.problem = error instanceof Refusal ? error.message : '影像未能读取'
    tile.setState(TileState.ERROR)
  } finally {
    fetching.waiting--
  }
}

/** What a picture is called in a list and on the map. */
export const pictureName = (line: ImageryLine) => [line.phase === 'base' ? '底图' : line.day, line.name].filter(Boolean).join(' ')

/** Of the pictures of a phase the one taken nearest to a day; without a day the latest. */
export function nearest(lines: ImageryLine[], phase: string, day: string | null | undefined): ImageryLine | undefined {
  const there = lines.filter((one) => one.phase === phase)
  const far = (one: ImageryLine) => (day && one.day ? Math.abs(Date.parse(one.day) - Date.parse(day)) : one.day ? -Date.parse(one.day) : 0)
  return there.sort((one, other) => far(one) - far(other))[0]
}
