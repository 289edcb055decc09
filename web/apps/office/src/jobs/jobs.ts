import { addressOf, call, Refusal, type Asked, type JobView } from '@weipian/api'

type JobName = 'inspectFile' | 'addLayer' | 'addImagery' | 'importPatches' | 'judgePatches' | 'exportPatches' | 'verifyWorkspace' | 'backUp' | 'checkBackup'

/** Asks for long work and waits for its end; the work goes on when the page is closed. */
export async function runJob<K extends JobName>(name: K, asked: Asked<K>, progress?: (job: JobView) => void): Promise<JobView> {
  const job = (await call(name, asked)) as JobView
  progress?.(job)
  const ended = await watchJob(job, progress)
  if (ended.problems.length) {
    const first = ended.problems[0]!
    throw new Refusal(422, first.code, ended.problems.map((one) => one.message).join(';'))
  }
  return ended
}

/** Follows a job by server-sent events; when the stream breaks, it is asked for again. */
export function watchJob(job: JobView, progress?: (job: JobView) => void): Promise<JobView> {
  if (job.over) return Promise.resolve(job)
  return new Promise((resolve, reject) => {
    const stream = new EventSource(addressOf('watchJob', { path: { id: job.id } }))
    let last = job
    stream.addEventListener('job', (event) => {
      last = JSON.parse((event as MessageEvent<string>).data) as JobView
      progress?.(last)
      if (last.over) {
        stream.close()
        resolve(last)
      }
    })
    stream.onerror = async () => {
      if (last.over) return
      try {
        const now = await call('getJob', { path: { id: job.id } })
        if (now.over) {
          stream.close()
          resolve(now)
        }
      } catch (error) {
        stream.close()
        reject(error)
      }
    }
  })
}

export function saveJobFile(job: JobView) {
  if (!job.file) return
  const link = document.createElement('a')
  link.href = addressOf('getJobFile', { path: { id: job.id } })
  link.download = job.file
  link.click()
}
