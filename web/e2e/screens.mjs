// Every screen with who looks at it; addresses that need an id ask the office for one.
export const screens = [
  { name: '01-登录', post: null, path: '/' },
  { name: '02-工作台-办公室', post: '县卫片办', path: '/' },
  { name: '03-工作台-执法监察', post: '执法监察', path: '/' },
  { name: '04-工作台-镇街', post: '镇街办事员', path: '/' },
  { name: '05-图斑台账', post: '县卫片办', path: '/patches' },
  { name: '06-图斑台账-筛选', post: '县卫片办', path: '/patches?code=W&state=待结论' },
  { name: '07-图斑台账-无结果', post: '县卫片办', path: '/patches?q=不存在' },
  { name: '08-判定台', post: '县卫片办', path: '/determine?state=待结论&code=W' },
  { name: '09-判定台-待核查', post: '县卫片办', path: '/determine?code=DH' },
  { name: '10-判定台-按键', post: '县卫片办', path: '/determine?state=待结论', press: '?' },
  { name: '11-判定台-结论', post: '县卫片办', path: '/determine?state=待结论&code=W', press: 'Enter' },
  { name: '12-图斑档案', post: '县卫片办', path: '/patches/:patch' },
  { name: '13-期限', post: '执法监察', path: '/due' },
  { name: '14-案件', post: '执法监察', path: '/dossiers/case' },
  { name: '15-案件-办理', post: '执法监察', path: '/dossiers/case/:case' },
  { name: '16-案件-新办', post: '执法监察', path: '/dossiers/case/new' },
  { name: '17-整改指令', post: '县卫片办', path: '/dossiers/directive' },
  { name: '18-整改指令-办理', post: '县卫片办', path: '/dossiers/directive/:directive' },
  { name: '19-督办', post: '县卫片办', path: '/dossiers/supervision' },
  { name: '20-验收', post: '县卫片办', path: '/dossiers/acceptance' },
  { name: '21-报送件', post: '县卫片办', path: '/dossiers/submission' },
  { name: '22-核查任务', post: '县卫片办', path: '/fieldwork' },
  { name: '22b-核查任务-镇街', post: '镇街办事员', path: '/fieldwork' },
  { name: '22c-核查任务-待审核', post: '县卫片办', path: '/fieldwork?tab=review' },
  { name: '22d-现场核查-镇街', post: '镇街办事员', path: '/fieldwork/:patch' },
  { name: '22e-现场核查-办公室', post: '县卫片办', path: '/fieldwork/:patch' },
  { name: '23-统计-比例', post: '县卫片办', path: '/statistics' },
  { name: '24-统计-附表', post: '县卫片办', path: '/statistics?table=T4' },
  { name: '25-规则手册', post: '县卫片办', path: '/law/determination/land-A' },
  { name: '26-导入向导', post: '县卫片办', path: '/import' },
  { name: '27-重新判定', post: '县卫片办', path: '/judge' },
  { name: '28-图层管理', post: '县卫片办', path: '/layers' },
  { name: '29-年度设置', post: '县卫片办', path: '/programme' },
  { name: '30-用户与权限', post: '安全管理员', path: '/accounts' },
  { name: '31-审计-审计员', post: '审计员', path: '/audit' },
  { name: '32-审计-审计管理员', post: '审计管理员', path: '/audit' },
  { name: '34-备份', post: '系统管理员', path: '/backups' },
  { name: '35-本人设置-系统管理员', post: '系统管理员', path: '/me' },
  { name: '36-本人设置', post: '地籍', path: '/me' },
  { name: '33-没有权限', post: '镇街办事员', path: '/audit' },
  { name: '37-影像管理', post: '县卫片办', path: '/imagery', click: '地图' },
  { name: '38-影像管理-登记', post: '县卫片办', path: '/imagery', click: '登记影像' },
  { name: '39-判定台-并列', post: '县卫片办', path: '/determine?state=待结论&code=W', click: '并列' },
  { name: '40-判定台-单图', post: '县卫片办', path: '/determine?state=待结论&code=W', click: '单图' },
]

/** Replaces `:patch`, `:case`, `:directive` by what the office has. */
export async function fill(page, path) {
  const ask = (address) => page.evaluate(async (at) => (await (await fetch(at)).json()).items, address)
  if (path.includes(':patch')) path = path.replace(':patch', (await ask('/api/patches?year=2024&code=W&visited=true&take=1'))[0].id)
  for (const kind of ['case', 'directive'])
    if (path.includes(`:${kind}`)) {
      const items = await ask(`/api/dossiers?kind=${kind}&take=1`)
      if (!items.length) return undefined
      path = path.replace(`:${kind}`, items[0].id)
    }
  return path
}
