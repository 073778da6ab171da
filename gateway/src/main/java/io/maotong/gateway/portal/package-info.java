/** The pages: the portal from {@code classpath:/static/}, and one page with the API descriptions of all services. */
package io.maotong.gateway.portal;
