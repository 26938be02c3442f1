/** How a target is told of tiers in its own words: the request, several events in one, and what its answer means for each. */
@NullMarked
package io.tierhub.publish.http;

import org.jspecify.annotations.NullMarked;
