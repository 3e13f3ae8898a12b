/** A list of devices and networks, and what is told when one of them is seen. */
package _package_;
