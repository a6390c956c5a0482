extension StageDrawing {
  /// How the picture looks; the second half replaces colours where the reader prefers dark.
  static let styleSheet = """

    text { font-family: system-ui, -apple-system, "Segoe UI", "DejaVu Sans", sans-serif; }
    .page { fill: #f7f8fa; }
    .title { font-size: 20px; font-weight: 600; fill: #1c2430; }
    .faint { font-size: 12px; fill: #5f6b7a; }
    .edge { fill: none; stroke: #9aa5b4; stroke-width: 1.6; }
    .arrow, .start { fill: #7d8999; }
    .ring { fill: none; stroke: #7d8999; stroke-width: 1.6; }
    .card { fill: #ffffff; stroke: #d5dbe3; stroke-width: 1; }
    .name { font-size: 14px; font-weight: 600; fill: #1c2430; }
    .id { font-size: 11px; fill: #5f6b7a; font-family: ui-monospace, "DejaVu Sans Mono", monospace; }
    .count { font-size: 11px; font-weight: 600; fill: #1c2430; text-anchor: end; }
    .clock { font-size: 11px; }
    .note { font-size: 11px; fill: #8a4b08; text-anchor: end; }
    .note.alarm { fill: #b42318; font-weight: 600; }
    text.chip { font-size: 10px; text-anchor: middle; }
    rect.chip.on { fill: #dfe9f8; stroke: #dfe9f8; }
    text.chip.on { fill: #1d4b8f; }
    rect.chip.off { fill: none; stroke: #c3cad4; stroke-dasharray: 3 2; }
    text.chip.off { fill: #7f8a98; }
    .running .bar, .running .sign, .running .clock { fill: #1f7a4d; }
    .paused .bar, .paused .sign, .paused .clock { fill: #a35c00; }
    .stopped .bar, .stopped .sign, .stopped .clock { fill: #5b6675; }
    @media (prefers-color-scheme: dark) {
      .page { fill: #14181e; }
      .title, .name, .count { fill: #e8ecf2; }
      .faint, .id { fill: #98a3b2; }
      .edge { stroke: #566171; }
      .arrow, .start { fill: #8692a2; }
      .ring { stroke: #8692a2; }
      .card { fill: #1d232c; stroke: #333c48; }
      .note { fill: #e0a458; }
      .note.alarm { fill: #ff8f85; }
      rect.chip.on { fill: #26395a; stroke: #26395a; }
      text.chip.on { fill: #b9d2fb; }
      rect.chip.off { stroke: #465060; }
      text.chip.off { fill: #808c9b; }
      .running .bar, .running .sign, .running .clock { fill: #5cc796; }
      .paused .bar, .paused .sign, .paused .clock { fill: #e5a54b; }
      .stopped .bar, .stopped .sign, .stopped .clock { fill: #a4afbd; }
    }

    """
}
