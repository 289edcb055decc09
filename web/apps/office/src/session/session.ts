import { call, listeners, type SessionView } from '@weipian/api'
import { computed, reactive } from 'vue'

/** Who is signed in, as what, and the year that is worked on. */
export const session = reactive<{ view?: SessionView; year: number; ended: boolean }>({ year: 0, ended: false })

export const signedIn = computed(() => session.view?.signed_in === true && !session.view.todo)

/** Whether the post may; one of several permissions, by `|`, is enough. */
export function may(permission: string): boolean {
  return permission === 'anyone' || permission === 'signed-in' || permission.split('|').some((one) => session.view?.permissions.includes(one))
}

/** Takes what the server says of the session. The year asked for last stays, when there is such a year. */
export function seat(view: SessionView) {
  session.view = view
  session.ended = false
  const kept = Number(sessionStorage.getItem('year'))
  session.year = view.years.includes(kept) ? kept : (view.years[0] ?? new Date().getFullYear())
}

export function chooseYear(year: number) {
  session.year = year
  sessionStorage.setItem('year', String(year))
}

export async function load() {
  seat(await call('getSession'))
}

export async function signOut() {
  await call('signOut')
  await load()
}

listeners.push((refusal) => {
  // An idle session that ended is said where the person is; what he typed stays on the page until he signs in again.
  if (refusal.code === 'session.needed' && session.view?.signed_in) session.ended = true
})
