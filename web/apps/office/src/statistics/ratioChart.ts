import type { YearRatio } from '@weipian/api'

/** Bars by unit with the line drawn in. Tooltips are drawn on the canvas: markup with styles is not allowed here. */
export async function drawRatio(element: HTMLElement, ratio: YearRatio) {
  const [{ init, use }, { BarChart }, { GridComponent, MarkLineComponent, TooltipComponent }, { CanvasRenderer }] = await Promise.all([
    import('echarts/core'), import('echarts/charts'), import('echarts/components'), import('echarts/renderers'),
  ])
  use([BarChart, GridComponent, MarkLineComponent, TooltipComponent, CanvasRenderer])
  const units = ratio.units.filter((one) => one.ratio.v1.ratio !== null)
  const chart = init(element)
  chart.setOption({
    animation: false,
    tooltip: { renderMode: 'richText', valueFormatter: (value: unknown) => `${Number(value).toFixed(2)}%` },
    grid: { left: 90, right: 40, top: 20, bottom: 30 },
    xAxis: { type: 'value', axisLabel: { formatter: '{value}%', color: '#333f4b' } },
    yAxis: { type: 'category', inverse: true, data: units.map((one) => one.name), axisLabel: { color: '#333f4b' } },
    series: [{
      type: 'bar', barMaxWidth: 22,
      data: units.map((one) => ({ value: one.ratio.v1.ratio! * 100, itemStyle: { color: one.ratio.reached ? '#b3201c' : '#2f72b0' } })),
      markLine: { symbol: 'none', lineStyle: { color: '#94520a', width: 2 }, label: { position: 'start', formatter: `警戒线 ${(ratio.threshold * 100).toFixed(0)}%`, color: '#94520a' }, data: [{ xAxis: ratio.threshold * 100 }] },
    }],
  })
  new ResizeObserver(() => chart.resize()).observe(element)
}
