// Pictures as a phone takes them: drawn in the browser, with place, direction and time written into them.

/**
 * @param {import('playwright-core').Page} page
 * @param {number} seed another seed is another picture
 * @param {{ longitude: number, latitude: number, azimuth: number, at?: Date } | undefined} facts absent: a picture that says nothing of itself
 */
export async function photo(page, seed, facts, name = `IMG_${seed}.jpg`) {
  const base64 = await page.evaluate((number) => {
    const canvas = document.createElement('canvas')
    canvas.width = 640
    canvas.height = 480
    const pen = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'))
    let state = number * 7919 + 17
    const next = () => (state = (state * 1103515245 + 12345) % 2147483648) / 2147483648
    pen.fillStyle = `hsl(${200 + 30 * next()} 60% 75%)`
    pen.fillRect(0, 0, 640, 480)
    pen.fillStyle = `hsl(${60 + 60 * next()} 40% 40%)`
    pen.fillRect(0, 150 + 80 * next(), 640, 480)
    for (let thing = 0; thing < 30; thing++) {
      pen.fillStyle = `hsl(${360 * next()} 50% ${20 + 60 * next()}%)`
      pen.fillRect(640 * next(), 120 + 360 * next(), 20 + 160 * next(), 15 + 120 * next())
    }
    return canvas.toDataURL('image/jpeg', 0.9).split(',')[1]
  }, seed)
  const jpeg = Buffer.from(base64, 'base64')
  return { name, mimeType: 'image/jpeg', buffer: facts ? Buffer.concat([jpeg.subarray(0, 2), exif(facts), jpeg.subarray(2)]) : jpeg }
}

/** An APP1 segment: little-endian TIFF with the directories of the picture, of EXIF and of GPS. */
function exif({ longitude, latitude, azimuth, at = new Date() }) {
  const beijing = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replaceAll('-', ':').replace('T', ' ')
  const text = (tag, words) => ({ tag, type: 2, count: Buffer.byteLength(words) + 1, data: Buffer.from(`${words}\0`) })
  const ratios = (tag, values) => ({ tag, type: 5, count: values.length, data: Buffer.concat(values.map(([top, bottom]) => longs([top, bottom]))) })
  const degrees = (value) => {
    const all = Math.abs(value)
    const minutes = (all % 1) * 60
    return [[Math.floor(all), 1], [Math.floor(minutes), 1], [Math.round((minutes % 1) * 60 * 10000), 10000]]
  }
  const inner = [text(0x9003, beijing), text(0x9011, '+08:00')]
  const place = [text(1, latitude < 0 ? 'S' : 'N'), ratios(2, degrees(latitude)), text(3, longitude < 0 ? 'W' : 'E'), ratios(4, degrees(longitude)), text(16, 'T'), ratios(17, [[Math.round(azimuth * 100), 100]])]
  const outer = (exifAt, gpsAt) => [text(0x0110, 'Phone'), { tag: 0x8769, type: 4, count: 1, data: longs([exifAt]) }, { tag: 0x8825, type: 4, count: 1, data: longs([gpsAt]) }]
  const exifAt = 8 + directory(outer(0, 0), 8).length
  const gpsAt = exifAt + directory(inner, exifAt).length
  const tiff = Buffer.concat([Buffer.from('II*\0'), longs([8]), directory(outer(exifAt, gpsAt), 8), directory(inner, exifAt), directory(place, gpsAt)])
  const body = Buffer.concat([Buffer.from('Exif\0\0'), tiff])
  return Buffer.concat([Buffer.from([0xff, 0xe1, (body.length + 2) >> 8, (body.length + 2) & 255]), body])
}

function directory(entries, start) {
  const head = Buffer.alloc(2 + entries.length * 12 + 4)
  head.writeUInt16LE(entries.length)
  const far = []
  let end = start + head.length
  entries.forEach((one, index) => {
    const at = 2 + index * 12
    head.writeUInt16LE(one.tag, at)
    head.writeUInt16LE(one.type, at + 2)
    head.writeUInt32LE(one.count, at + 4)
    if (one.data.length <= 4) one.data.copy(head, at + 8)
    else {
      head.writeUInt32LE(end, at + 8)
      far.push(one.data)
      end += one.data.length
    }
  })
  return Buffer.concat([head, ...far])
}

function longs(values) {
  const bytes = Buffer.alloc(values.length * 4)
  values.forEach((value, index) => bytes.writeUInt32LE(value, index * 4))
  return bytes
}
