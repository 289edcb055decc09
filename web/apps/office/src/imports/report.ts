import type { Inspected } from './InspectTable.vue'

const cell = (value: unknown) => `"${String(value ?? '').replaceAll('"', '""').replace(/^[=+\-@]/, "'$&")}"`

/** What was found in a file, row by row, for whoever has to put it right: opens in a spreadsheet. */
export function saveReport(name: string, found: Inspected) {
  const rows = [
    ['文件', name], ['格式', found.format], ['编码', `${found.encoding} ${found.encoding_reason}`], ['坐标系', found.crs ? `${found.crs.name ?? ''} EPSG:${found.crs.epsg ?? ''}` : '未能确定'],
    ['读到行数', found.rows.read], ['可用', found.rows.kept], ['筛去', found.rows.filtered_out ?? 0], ['无图形', found.rows.without_geometry ?? 0], ['拒收', found.rows.refused?.length ?? 0], ['面积(㎡)', found.area_m2], [],
    ['类别', '行', '代码', '说明', '位置'],
    ...found.problems.map((one) => ['必须解决', one.record, one.code, one.message, '']),
    ...found.warnings.map((one) => ['提醒', one.record, one.code, one.message, '']),
    ...(found.rows.refused ?? []).map((one) => ['拒收', one.record, one.code, one.reason, '']),
    ...found.faults.map((one) => ['错误图形', one.record, one.code, one.reason, one.location]),
  ]
  const link = document.createElement('a')
  // The mark tells spreadsheets that the text is UTF-8.
  link.href = URL.createObjectURL(new Blob(['\uFEFF' + rows.map((row) => row.map(cell).join(',')).join('\r\n')], { type: 'text/csv' }))
  link.download = `检查报告-${name}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
