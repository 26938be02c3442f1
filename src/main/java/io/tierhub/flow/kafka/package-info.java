/** Topics of Kafka as targets. */
@NullMarked
package io.tierhub.flow.kafka;

import org.jspecify.annotations.NullMarked;
