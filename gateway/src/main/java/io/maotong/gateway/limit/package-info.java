/**
 * Not too often: Sentinel rules per route, read from Nacos and changed there while the gateway runs. The resource of a
 * rule is the name of a route ({@code order-service:merchant}).
 */
package io.maotong.gateway.limit;
