/** Templates that an uploader may ask for: which there are. */
@NullMarked
package io.phonelog.upload.template;

import org.jspecify.annotations.NullMarked;
