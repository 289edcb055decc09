import { addressOf, call, fetchFile, Refusal, type PendingUpload, type UploadedFile } from '@weipian/api'

/** Files up to this size are hashed whole first: the server then knows at once whether it has them. */
const Whole = 64 << 20
const Tries = 8

/** Sends a file in pieces. A break is waited out and gone on from; the same file again is the same upload, even after the page was closed. */
export async function upload(file: File, progress?: (sent: number, all: number) => void): Promise<UploadedFile> {
  const sha256 = file.size <= Whole ? await hash(await file.arrayBuffer()) : null
  const begin = () => call('beginUpload', { body: { name: file.name, bytes: file.size, mark: String(file.lastModified), sha256 } })
  let now: PendingUpload = await again(begin)
  // Small pieces show progress on a slow line; large ones save turns on a long file.
  const piece = file.size > (32 << 20) ? now.piece : Math.min(now.piece, 1 << 20)
  while (!now.file) {
    progress?.(now.offset, file.size)
    const bytes = await file.slice(now.offset, Math.min(file.size, now.offset + piece)).arrayBuffer()
    const from = now
    now = await again(async (turn) => (turn === 0 ? send(from.id, from.offset, bytes) : resumed(from, bytes)))
  }
  progress?.(file.size, file.size)
  return now.file
}

async function send(id: string, offset: number, bytes: ArrayBuffer): Promise<PendingUpload> {
  const response = await fetchFile(addressOf('continueUpload', { path: { id } }), {
    method: 'PATCH', body: bytes, headers: { 'Content-Type': 'application/octet-stream', 'Upload-Offset': String(offset), 'Upload-Checksum': `sha256 ${await hash(bytes)}` },
  })
  return (await response.json()) as PendingUpload
}

/** After silence: how far did it come? The piece may have arrived although its answer did not. */
async function resumed(from: PendingUpload, bytes: ArrayBuffer): Promise<PendingUpload> {
  const now = await call('getUpload', { path: { id: from.id } })
  return now.file || now.offset !== from.offset ? now : send(from.id, from.offset, bytes)
}

/** Tries again what a broken line or a busy server refused; a refusal for a reason is told. */
async function again<T>(work: (turn: number) => Promise<T>): Promise<T> {
  for (let turn = 0; ; turn++) {
    try {
      return await work(turn)
    } catch (error) {
      const passing = error instanceof Refusal && (error.status === 0 || error.status >= 500 && error.status !== 507 || error.status === 429 || ['upload.offset', 'upload.checksum', 'upload.busy'].includes(error.code))
      if (!passing || turn + 1 >= Tries) throw error
      await new Promise((next) => setTimeout(next, Math.min(15_000, 500 * 2 ** turn)))
    }
  }
}

async function hash(bytes: ArrayBuffer): Promise<string> {
  return Array.from(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)), (one) => one.toString(16).padStart(2, '0')).join('')
}
