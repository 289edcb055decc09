import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { may, session } from './session/session'

declare module 'vue-router' {
  interface RouteMeta {
    title: string
    /** Permission the screen needs; one of several, by `|`. */
    needs: string
    /** Group in the navigation; absent: reached from other screens. */
    group?: string
  }
}

/** Every screen with the permission it needs; the navigation is made from this table. */
export const screens: RouteRecordRaw[] = [
  { path: '/', component: () => import('./home/WorkDesk.vue'), meta: { title: '工作台', needs: 'signed-in', group: '日常' } },
  { path: '/patches', component: () => import('./patches/PatchList.vue'), meta: { title: '图斑台账', needs: 'patch.read', group: '日常' } },
  { path: '/determine/:id?', component: () => import('./determinations/VerdictDesk.vue'), meta: { title: '判定台', needs: 'patch.read', group: '日常' } },
  { path: '/patches/:id', component: () => import('./patches/PatchDesk.vue'), meta: { title: '图斑档案', needs: 'patch.read' } },
  { path: '/fieldwork', component: () => import('./fieldwork/AssignmentList.vue'), meta: { title: '核查任务', needs: 'patch.read', group: '办理' } },
  { path: '/fieldwork/:id', component: () => import('./fieldwork/VisitDesk.vue'), meta: { title: '现场核查', needs: 'patch.read' } },
  { path: '/due', component: () => import('./dossiers/DueList.vue'), meta: { title: '期限', needs: 'dossier.read', group: '日常' } },
  { path: '/dossiers/case', component: () => import('./dossiers/DossierList.vue'), meta: { title: '案件', needs: 'dossier.read', group: '办理' }, props: { kind: 'case' } },
  { path: '/dossiers/directive', component: () => import('./dossiers/DossierList.vue'), meta: { title: '整改指令', needs: 'dossier.read', group: '办理' }, props: { kind: 'directive' } },
  { path: '/dossiers/supervision', component: () => import('./dossiers/DossierList.vue'), meta: { title: '督办', needs: 'dossier.read', group: '办理' }, props: { kind: 'supervision' } },
  { path: '/dossiers/acceptance', component: () => import('./dossiers/DossierList.vue'), meta: { title: '验收', needs: 'dossier.read', group: '办理' }, props: { kind: 'field-acceptance', also: ['unit-acceptance', 'review'] } },
  { path: '/dossiers/submission', component: () => import('./dossiers/DossierList.vue'), meta: { title: '报送件', needs: 'dossier.read', group: '办理' }, props: { kind: 'submission' } },
  { path: '/dossiers/other', component: () => import('./dossiers/DossierList.vue'), meta: { title: '抄告与移交', needs: 'dossier.read', group: '办理' }, props: { kind: 'inform', also: ['handover', 'exposure', 'patch'] } },
  { path: '/dossiers/:kind/new', component: () => import('./dossiers/DossierDesk.vue'), meta: { title: '新办', needs: 'dossier.act' } },
  { path: '/dossiers/:kind/:id', component: () => import('./dossiers/DossierDesk.vue'), meta: { title: '卷宗', needs: 'dossier.read' } },
  { path: '/statistics', component: () => import('./statistics/StatisticsDesk.vue'), meta: { title: '统计', needs: 'statistics.read', group: '成果' } },
  { path: '/law/:file(.*)*', component: () => import('./law/LawDesk.vue'), meta: { title: '规则手册', needs: 'law.read', group: '成果' } },
  { path: '/import', component: () => import('./imports/ImportDesk.vue'), meta: { title: '导入向导', needs: 'patch.import|layer.add', group: '管理' } },
  { path: '/judge', component: () => import('./determinations/JudgeDesk.vue'), meta: { title: '重新判定', needs: 'patch.judge', group: '管理' } },
  { path: '/layers', component: () => import('./layers/LayerList.vue'), meta: { title: '图层管理', needs: 'layer.read', group: '管理' } },
  { path: '/imagery', component: () => import('./imagery/ImageryList.vue'), meta: { title: '影像管理', needs: 'imagery.keep', group: '管理' } },
  { path: '/programme', component: () => import('./programmes/ProgrammeForm.vue'), meta: { title: '年度设置', needs: 'programme.read', group: '管理' } },
  { path: '/accounts', component: () => import('./accounts/AccountList.vue'), meta: { title: '用户与权限', needs: 'account.read', group: '管理' } },
  { path: '/backups', component: () => import('./backups/BackupList.vue'), meta: { title: '备份', needs: 'backup.keep', group: '管理' } },
  { path: '/me', component: () => import('./accounts/SelfDesk.vue'), meta: { title: '本人设置', needs: 'signed-in' } },
  { path: '/audit', component: () => import('./audit/JournalList.vue'), meta: { title: '审计', needs: 'journal.chain', group: '管理' } },
]

export const router = createRouter({ history: createWebHistory(), routes: [...screens, { path: '/:rest(.*)*', component: () => import('./shell/MissingDesk.vue'), meta: { title: '没有此页', needs: 'signed-in' } }] })

/** Screens of the navigation that the signed-in post may open, by group. */
export function menu(): Array<[string, RouteRecordRaw[]]> {
  const shown = screens.filter((one) => one.meta?.group && may(one.meta.needs))
  return [...new Set(shown.map((one) => one.meta!.group!))].map((group) => [group, shown.filter((one) => one.meta!.group === group)])
}

router.afterEach((to) => {
  document.title = `${to.meta.title ?? ''} · ${session.view?.county_name ?? ''}卫片执法办公端`
})
