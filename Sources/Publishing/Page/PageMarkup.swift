import CPageFiles
import Foundation
import Planning
import ServiceModel

/// The page of a plan as one HTML document that needs no other file and sends no request.
///
/// All text of the scenario is escaped where it enters, and a content security policy keeps the
/// browser from loading anything.
package struct PageMarkup: Sendable {
  /// What the page shows.
  let page: PlanPage

  /// Creates the document of `page`.
  package init(_ page: PlanPage) { self.page = page }

  /// The document: the same bytes for the same plan, always.
  ///
  /// - Throws: An `EncodingError` for a coordinate that is not a number, which no scenario has.
  package func html() throws -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <title>\(page.title.escapedForXML)</title>
    <link rel="icon" href="data:,"/>
    <style>\(page.hasMap ? String(cString: cpagefiles_leaflet_style()) : "")</style>
    <style>
    \(String(cString: cpagefiles_page_style()))</style>
    </head>
    <body>
    \(summary)
    \(timelines)
    \(mapPart)
    \(leftOutPart)
    \(sheetsPart)
    <footer>Made by Callout from a plan that its audit found sound.\
    \(page.hasMap ? " Map drawn by Leaflet." : "")</footer>
    <div id="tip" role="tooltip" hidden="hidden"></div>
    <script type="application/json" id="plan">\(try PageData(page).textForScript())</script>
    \(page.hasMap ? leaflet : "")
    <script>
    \(String(cString: cpagefiles_page_script()))</script>
    </body>
    </html>

    """
  }

  private var leaflet: String {
    """
    <script>
    /*
    \(String(cString: cpagefiles_leaflet_license()))*/
    \(String(cString: cpagefiles_leaflet_script()))</script>
    """
  }

  private var mapPart: String {
    guard page.hasMap else {
      return """
        <section class="map-part"><h2>Map</h2><p class="faint">The places of this scenario have no \
        coordinates, only travel times between them; there is nothing to draw on a map.</p></section>
        """
    }
    return """
      <section class="map-part"><h2>Map</h2><p class="faint">Lines join the stops in order; they are \
      not the roads that are driven. Squares are bases, hollow circles visits that are left out.</p>\
      <div id="map" role="application" aria-label="Map of the routes"></div></section>
      """
  }

  /// Returns a time of the day `date`.
  func time(_ instant: Instant, on date: CivilDate) -> String {
    page.clock.timeOfDay(instant, since: date)
  }

  /// Returns an instant with its day where that is another one than `date`.
  func moment(_ instant: Instant, on date: CivilDate) -> String {
    let day = page.clock.date(of: instant)
    let time = page.clock.timeOfDay(instant, since: day)
    return day == date ? time : "\(day.longText) \(time)"
  }
}
