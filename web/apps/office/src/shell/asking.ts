import { Refusal } from '@weipian/api'
import { ElMessage, ElMessageBox } from 'element-plus'
import { onBeforeUnmount, onMounted } from 'vue'
import { onBeforeRouteLeave } from 'vue-router'
import { onPage } from '../words/words'

/** Shows a refusal where the person looks: every line in words, and the code to be told to whoever helps. */
export function tell(error: unknown) {
  const lines = error instanceof Refusal ? error.lines : [String(error)]
  ElMessage({ type: 'error', message: `${onPage(lines.join(';'))}${error instanceof Refusal ? `(代码 ${error.code})` : ''}`, duration: 8000, showClose: true })
}

export function done(text: string) {
  ElMessage({ type: 'success', message: text, duration: 2500 })
}

/** Does a write and says how it went; true when it was done. */
export async function attempt(work: () => Promise<unknown>, said?: string): Promise<boolean> {
  try {
    await work()
    if (said) done(said)
    return true
  } catch (error) {
    tell(error)
    return false
  }
}

/** For the `before-close` of a dialog: what was typed is not lost by a click beside it. */
export function askBeforeClosing(dirty: () => boolean) {
  return async (close: () => void) => {
    if (dirty() && !(await sure())) return
    close()
  }
}

const sure = () => ElMessageBox.confirm('填写的内容还没有提交,确定离开?', '内容未提交', { confirmButtonText: '离开', cancelButtonText: '留下', type: 'warning' }).then(() => true, () => false)

/** A dirty form asks before it is left, inside the application and when the page is closed. */
export function askBeforeLeaving(dirty: () => boolean) {
  const closing = (event: BeforeUnloadEvent) => {
    if (dirty()) event.preventDefault()
  }
  onMounted(() => addEventListener('beforeunload', closing))
  onBeforeUnmount(() => removeEventListener('beforeunload', closing))
  onBeforeRouteLeave(async () => !dirty() || (await sure()))
}
