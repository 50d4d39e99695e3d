// Draws each chart from the table beside it; without this script the table says the same.
(() => {
  "use strict";
  const colours = { outstanding: "#17324d", investors: "#1f6fb2", purchasers: "#b5651d", up: "#17406b", down: "#b5651d" };
  const base = { animation: false, tooltip: { show: false }, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily } };
  const grid = { left: 8, right: 20, top: 34, bottom: 8, containLabel: true };
  const chinese = document.documentElement.lang.startsWith("zh");
  const round = (value, unit, sign) => `${+(value / unit).toFixed(2)}${sign}`;
  /** A number short enough for an axis, in the units its reader counts in. */
  const label = (value) => {
    const size = Math.abs(value);
    if (chinese) return size >= 1e8 ? round(value, 1e8, "亿") : size >= 1e4 ? round(value, 1e4, "万") : `${value}`;
    return size >= 1e6 ? round(value, 1e6, "M") : size >= 1e3 ? round(value, 1e3, "K") : `${value}`;
  };

  /** A line a series: what is outstanding stays until the next change, and the last until the day the page is of. */
  function steps(chart, table) {
    const rows = [...table.tBodies[0].rows], until = chart.dataset.until;
    const series = [...table.tHead.querySelectorAll("[data-series]")].map((head) => ({
      name: head.textContent.trim(), type: "line", step: "end", symbolSize: 6, lineStyle: { width: 2 }, itemStyle: { color: colours[head.dataset.series] },
      data: rows.filter((row) => row.dataset[head.dataset.series]).map((row) => [row.dataset.date, Number(row.dataset[head.dataset.series])]),
    }));
    for (const { data } of series) {
      if (until && data.length && until > data.at(-1)[0]) data.push({ value: [until, data.at(-1)[1]], symbol: "none" });
    }
    return {
      ...base, grid, legend: { top: 0, left: 0, icon: "rect", itemHeight: 3 }, series,
      xAxis: { type: "time", axisLabel: { hideOverlap: true, formatter: "{yyyy}-{MM}" } }, yAxis: { type: "value", axisLabel: { formatter: label } },
    };
  }

  /** Totals stand on the axis; what was taken off hangs between the one before and the one after. */
  function waterfall(chart, table) {
    const rows = [...table.tBodies[0].rows];
    const names = [], clear = [], bars = [];
    let level = 0;
    for (const row of rows) {
      const amount = Number(row.dataset.amount), down = row.dataset.kind === "down";
      if (down && amount === 0) continue; // the table says so; a bar of nothing does not
      level = down ? level - amount : amount;
      names.push(row.dataset.name);
      clear.push(down ? Math.min(level, level + amount) : 0);
      bars.push({ value: Math.abs(amount), itemStyle: { color: down ? colours.down : colours.up } });
    }
    const silent = { type: "bar", stack: "all", silent: true, itemStyle: { color: "transparent" } };
    return {
      ...base, grid: { ...grid, top: 20 }, xAxis: { type: "category", data: names, axisTick: { show: false }, axisLabel: { interval: 0, width: Math.max(34, (chart.clientWidth - 60) / names.length - 6), overflow: "break", fontSize: 11 } },
      yAxis: { type: "value", axisLabel: { formatter: label } },
      series: [{ ...silent, data: clear }, { type: "bar", stack: "all", barMaxWidth: 54, data: bars, label: { show: true, position: "top", formatter: (bar) => label(bar.value) } }],
    };
  }

  const kinds = { steps, waterfall };
  for (const chart of document.querySelectorAll("[data-chart]")) {
    const table = document.getElementById(chart.dataset.table);
    if (!table?.tBodies[0]?.rows.length) continue;
    chart.classList.add("drawn");
    const drawn = echarts.init(chart, null, { renderer: "canvas" });
    drawn.setOption(kinds[chart.dataset.chart](chart, table));
    addEventListener("resize", () => drawn.resize());
    matchMedia("print").addEventListener("change", () => drawn.resize());
  }
})();
