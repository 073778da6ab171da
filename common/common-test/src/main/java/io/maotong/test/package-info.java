/** Tests on the real servers: a schema and queues of one's own, callers of every kind, rules of the house. */
package io.maotong.test;
