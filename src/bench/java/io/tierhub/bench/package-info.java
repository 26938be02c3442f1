/** Benchmarks, and the generator of the data that they run on. No part of the product. */
@NullMarked
package io.tierhub.bench;

import org.jspecify.annotations.NullMarked;
