// The script and the style sheets of published pages, compiled into the program so that no file has
// to lie beside it.

#ifndef CPAGEFILES_H
#define CPAGEFILES_H

// The style sheet of the page, in UTF-8, ended by a zero.
const char *_Nonnull cpagefiles_page_style(void);
// The script of the page.
const char *_Nonnull cpagefiles_page_script(void);
// The style sheet of Leaflet, which draws the map.
const char *_Nonnull cpagefiles_leaflet_style(void);
// The script of Leaflet.
const char *_Nonnull cpagefiles_leaflet_script(void);
// The licence of Leaflet, which goes with every copy of it.
const char *_Nonnull cpagefiles_leaflet_license(void);

#endif
