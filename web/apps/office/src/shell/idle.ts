import { call } from '@weipian/api'
import { onBeforeUnmount, onMounted } from 'vue'
import { session } from '../session/session'

const Look = 10_000

/** Nobody touched the page for as long as the policy allows: signed out at the server, the screen covered, what was typed kept. */
export function useIdle() {
  let last = Date.now()
  const touched = () => { last = Date.now() }
  const look = () => {
    if (session.ended || !session.view?.signed_in || Date.now() - last < session.view.idle_minutes * 60_000) return
    session.ended = true
    void call('signOut').catch(() => undefined)
  }
  const kinds = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const
  let timer: ReturnType<typeof setInterval>
  onMounted(() => {
    for (const kind of kinds) addEventListener(kind, touched, { passive: true, capture: true })
    timer = setInterval(look, Look)
  })
  onBeforeUnmount(() => {
    for (const kind of kinds) removeEventListener(kind, touched, { capture: true })
    clearInterval(timer)
  })
}
