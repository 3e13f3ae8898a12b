/** Makes the pages of the documentation site that other things of the kit already say. */
package io.github.kismetexternal.site;
